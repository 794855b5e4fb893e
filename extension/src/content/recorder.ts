/**
 * Remembers which controls the person filled in. Runs in every frame at `document_start`: only then
 * does a page that stops events in its capture phase come second (measured).
 */
