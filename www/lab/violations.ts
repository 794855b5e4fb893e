// Tells the lab of every violated policy in this page, whoever caused it.

document.addEventListener("securitypolicyviolation", (event) => {
	const body = JSON.stringify({
		event: event.type,
		directive: event.effectiveDirective,
		blocked: event.blockedURI,
		disposition: event.disposition,
		source: event.sourceFile,
		sample: event.sample,
	});
	void fetch("/csp-report", { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true });
});
