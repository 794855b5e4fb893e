// Opens the page's form as a modal dialog, as a shop's sign-up box does.

const dialog = document.querySelector("dialog");
dialog?.showModal();
