// Readers that are not ours, each behind a line of JSON: {"reader", "texts", ...} gives {"found"} or
// {"error"}. The process lives as long as its input, because loading them takes longer than reading.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { runInThisContext } from 'node:vm';
import { instance } from '@viz-js/viz';
import { JSDOM } from 'jsdom';
import { validateXML } from 'xmllint-wasm';

// Mermaid is a script for a page, and cleans what it reads with the help of one.
const { window } = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const script = createRequire(import.meta.url).resolve('@mermaid-js/tiny');
runInThisContext(readFileSync(script, 'utf8'));
const { mermaid } = globalThis;
mermaid.initialize({ maxEdges: 100000, maxTextSize: 10000000 });

const viz = await instance();

// What Mermaid puts for `#NN;` until a page shows the text.
const held = /\u{fb02}\u00b0\u00b0(\d+)\u00b6\u00df/gu;
const shown = (text) =>
  (text ?? '').replace(held, (_, number) => String.fromCodePoint(Number(number)));

const readers = {
  dot({ texts: [text], layout }) {
    const { objects = [], edges = [], ...graph } = viz.renderJSON(text, { engine: layout });
    return { graph, objects, edges };
  },
  async mermaid({ texts: [text] }) {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...db.getVertices().values()];
    return {
      nodes: nodes.map(({ id, text, type }) => ({ id, type, text: shown(text) })),
      edges: db.getEdges().map(({ start, end, text, stroke, type }) => ({
        start, end, stroke, type, text: shown(text),
      })),
    };
  },
  async xml({ texts, schema }) {
    const xml = texts.map((contents, rank) => ({ fileName: `${rank}.xml`, contents }));
    const { errors } = await validateXML({ xml, schema: [schema] });
    return errors.map(({ message }) => message);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { reader, ...asked } = JSON.parse(line);
  let answer;
  try {
    answer = { found: await readers[reader](asked) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
