//! Where a panic is said. Its message may quote what stood in a field, so a release says only where.

/// Sets the hook.
pub fn hook() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    #[cfg(not(debug_assertions))]
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map_or_else(|| "somewhere".to_owned(), ToString::to_string);
        web_sys::console::error_1(&format!("Strayfield's core stopped at {place}").into());
    }));
}
