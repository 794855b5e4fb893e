/** The form as the report describes it: boxes and kinds of fields. No pixel and no value of the page. */
import { t, word } from "../../shared/i18n.ts";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 420;
const ROW = 46;
/** More boxes than this say no more. */
const MOST = 16;

interface Told {
	origin: string;
	form_kind: string;
	field_kinds: Record<string, number>;
	people: string;
}

/** A drawing of the report with this body. */
export function drawing(body: string): SVGSVGElement {
	const { origin, form_kind, field_kinds, people } = JSON.parse(body) as Told;
	const boxes = Object.entries(field_kinds).slice(0, MOST);
	const height = 92 + Math.max(1, boxes.length) * ROW + 34;
	const title = t("drawing_title", word("form", form_kind), origin.replaceAll("{}", "…"));
	const picture = node("svg", {
		viewBox: `0 0 ${WIDTH} ${height}`,
		width: String(WIDTH),
		height: String(height),
		role: "img",
		"aria-label": title,
		"font-family": "system-ui, sans-serif",
	});
	picture.append(
		node("rect", { x: 1, y: 1, width: WIDTH - 2, height: height - 2, rx: 12, fill: "#ffffff", stroke: "#7d9296" }),
		node("path", { d: `M1 36H${WIDTH - 1}`, stroke: "#d5dfdc" }),
		...[16, 30, 44].map((cx) => node("circle", { cx, cy: 19, r: 4, fill: "#d5dfdc" })),
		text(origin.replaceAll("{}", "…"), { x: 60, y: 23, "font-size": 12, fill: "#4a5f63" }),
		text(word("form", form_kind), { x: 20, y: 66, "font-size": 17, "font-weight": 650, fill: "#14282c" }),
		...boxes.flatMap(([kind, count], at) => box(kind, count, 84 + at * ROW)),
		text(t("drawing_people", people.replace("-", "–")), {
			x: 20,
			y: height - 16,
			"font-size": 12,
			fill: "#4a5f63",
		}),
	);
	return picture;
}

/** A field: what it is for, and bars where something stood. */
function box(kind: string, count: number, y: number): SVGElement[] {
	const name = word("field", kind) + (count > 1 ? ` × ${count}` : "");
	return [
		text(name, { x: 20, y: y + 8, "font-size": 12, fill: "#4a5f63" }),
		node("rect", { x: 20, y: y + 14, width: WIDTH - 40, height: 24, rx: 6, fill: "#fdefe0", stroke: "#8f3c00" }),
		node("rect", { x: 30, y: y + 22, width: 90 + ((kind.length * 37) % 130), height: 8, rx: 4, fill: "#8f3c00" }),
	];
}

function node<Tag extends keyof SVGElementTagNameMap>(
	tag: Tag,
	attributes: Record<string, string | number>,
): SVGElementTagNameMap[Tag] {
	const made = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
	return made;
}

function text(words: string, attributes: Record<string, string | number>): SVGElement {
	const made = node("text", attributes);
	made.textContent = words;
	return made;
}

/** As a file. */
export const asFile = (picture: SVGSVGElement): string => new XMLSerializer().serializeToString(picture);
