// The next step opens when one says so.

const steps = [...document.querySelectorAll("section[data-step]")];
for (const [at, step] of steps.entries()) {
	step.hidden = at > 0;
	step.querySelector("button[type=button]")?.addEventListener("click", () => {
		step.hidden = true;
		steps[at + 1].hidden = false;
		for (const copy of steps[at + 1].querySelectorAll("[data-from]")) {
			copy.value ||= document.getElementById(copy.dataset.from).value;
		}
	});
}
