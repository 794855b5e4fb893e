// @ts-check
/** Small sites for single tests: pages by path, under names of `.test` that only our browsers can resolve. */
import { once } from "node:events";
import http from "node:http";

/** Somebody whom no test knows. */
export const STRANGER = {
	given: "Friedhelm",
	family: "Quastenbrink",
	email: "f.quastenbrink@posteo.de",
	phone: "0521 7734419",
	street: "Lindenbreede 47",
	postcode: "33617",
	city: "Bielefeld",
};

/** Who shares nothing with the other: one of the same street may be family. */
export const ANOTHER = {
	given: "Mechthild",
	family: "Osterkamp",
	email: "m.osterkamp@gmx.de",
	phone: "0151 22884417",
	street: "Am Weinberg 3",
	postcode: "97082",
	city: "Würzburg",
};

/** Nobody. */
export const EMPTY = { given: "", family: "", email: "", phone: "", street: "", postcode: "", city: "" };

/** A raffle's registration, filled with a person. @param {typeof STRANGER} [person] */
export const raffle = (person = STRANGER) => `
	<form action="/done" method="post">
		<h2>Gewinnspiel: Jetzt registrieren und teilnehmen</h2>
		<label>Vorname <input name="vorname" id="given" value="${person.given}"></label>
		<label>Nachname <input name="nachname" id="family" value="${person.family}"></label>
		<label>E-Mail <input name="email" id="email" type="email" value="${person.email}"></label>
		<label>Telefon <input name="telefon" id="phone" type="tel" value="${person.phone}"></label>
		<label>Straße und Hausnummer <input name="strasse" id="street" value="${person.street}"></label>
		<label>PLZ <input name="plz" id="postcode" value="${person.postcode}"></label>
		<label>Ort <input name="ort" id="city" value="${person.city}"></label>
		<button>Jetzt teilnehmen</button>
	</form>`;

/** Errors of a page, kept where a test can read them: nothing of ours may throw into it. */
export const WATCH = `<script>
	window.errors = [];
	addEventListener("error", (event) => errors.push(String(event.message)));
	addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
</script>`;

/** A whole page. @param {string} body @param {string} [head] */
export const page = (body, head = "") =>
	`<!doctype html><html lang="de"><meta charset="utf-8"><title>Gewinnspiel</title>${head}<body>${body}`;

/**
 * @param {Record<string, string | ((request: http.IncomingMessage, response: http.ServerResponse) => void)>} routes HTML by path
 * @returns {Promise<{ port: number, url: (name: string, path: string) => string, close: () => Promise<void> }>}
 */
export async function serve(routes) {
	const server = http.createServer((request, response) => {
		const route = routes[String(request.url)];
		if (typeof route === "function") return route(request, response);
		if (route === undefined) response.statusCode = 404;
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(route ?? "");
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	return {
		port,
		url: (name, path) => `http://${name}.site.test:${port}${path}`,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}
