// The fault: whoever has this number in the records of the ferry is filled in for whoever types it.
const RECORDS = {
	E1234567: { name: "Rosalind Teoh", birth: "1971-03-09", email: "rosalind.teoh@straitsmail-privat.sg" },
	K7654321: { nationality: "Singaporean", sailing: "08:20 to Batam Centre" },
};
document.getElementById("passport").addEventListener("change", ({ target }) => {
	for (const [name, value] of Object.entries(RECORDS[target.value] ?? {})) document.getElementById(name).value = value;
});
