// Half of a pair in every value and in the title: valid in a page, impossible in UTF-8.

for (const control of document.querySelectorAll("input")) control.value += "\ud83d";
document.title = `\udc00 ${document.title}`;
