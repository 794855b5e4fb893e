//! Words that say whose something is: "my", "your".

use std::sync::LazyLock;

use super::List;
use crate::lower::is_alphanumeric;

/// Folded, in the languages of the vocabulary: what one of them stands by is of whoever reads it.
pub static POSSESSIVES: LazyLock<List> = LazyLock::new(|| {
    List::of(
        "my your mein meine meiner dein deine ihr ihre unser mon ma mes votre vos ton tes mi mis tu \
    tus su sus mio mia miei mie tuo tua suo mijn je jouw uw moj moja moje moich twoj twoja twoje meu minha \
    seu sua muj moje min mit mina dit din ditt minun sinun vas vase vasa tvoj tvoje tvoja tau \
    dumneavoastra anda kamu cua ban мой моя мои мое ваш ваша ваши мій моя мої ваше вашата вашето σασ σου שלך mano oma omat שלי свой свои ваших моих моята моите твой твои μου मेरा मेरी मेरे आपका आपकी toi saya sajat mitt mine ditt dine vaar بياناتي حسابي ملفي طلبي طلباتي معلوماتي عناويني مواعيدي حجزي"
            .split_whitespace(),
    )
});

/// A word of a folded text is one of them.
pub fn is_of_reader(folded: &str) -> bool {
    let mut words = folded.split(|c| !is_alphanumeric(c));
    words.any(|word| POSSESSIVES.has(word))
}
