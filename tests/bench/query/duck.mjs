// SPDX-License-Identifier: GPL-3.0-or-later
// The same page views in DuckDB, and the same questions: node duck.mjs DIR MODULES. Reads rows.csv
// and questions.json of that directory, writes duck.db and duckdb.json. MODULES: the node_modules
// folder with @duckdb/node-api.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [directory, modules] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(path.resolve(modules, "here.js"))("@duckdb/node-api");
const file = path.join(directory, "duck.db");
const isNew = !fs.existsSync(file);
const instance = await DuckDBInstance.create(file);
const connection = await instance.connect();
const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRows();

await connection.run("SET preserve_insertion_order = true");
if (isNew) {
  const csv = path.join(directory, "rows.csv").replaceAll("'", "''");
  const head = Buffer.alloc(1000);
  const opened = fs.openSync(path.join(directory, "rows.csv"));
  fs.readSync(opened, head);
  fs.closeSync(opened);
  const columns = head.toString().split("\n")[0].split(",");
  const flags = ["visitor", "page_visitor", "entry", "bounce", "exit"];
  const types = columns.map((name) =>
    `'${name}': '${flags.includes(name) || name === "site" ? "TINYINT" : name === "hour" ? "BIGINT" : "INTEGER"}'`);
  await connection.run(
    `CREATE TABLE view AS SELECT * FROM read_csv('${csv}', header = true, columns = {${types.join(", ")}})`);
  await connection.run("CHECKPOINT");
}

const ask = async (question) => {
  const begin = performance.now();
  const numbers = (await rowsOf(question.totals))[0].slice(0, 6).map(Number);
  if (question.chart) await rowsOf(question.chart);
  for (const panel of question.panels)
    for (const row of await rowsOf(panel)) numbers.push(Number(row[1]));
  return { numbers, milliseconds: performance.now() - begin };
};
const areEqual = (a, b) =>
  a.length === b.length && a.every((one, i) => one === b[i] || one === -1 || b[i] === -1);

const { questions } = JSON.parse(fs.readFileSync(path.join(directory, "questions.json"), "utf8"));
const times = {};
let different = 0;
for (const question of questions) {
  const first = await ask(question);
  if (!areEqual(first.numbers, question.expected)) {
    ++different;
    console.error(`DuckDB answers differently: ${question.totals}`);
  }
  (times[question.group] ??= []).push((await ask(question)).milliseconds);
}
const [[version]] = await rowsOf("SELECT version()");
fs.writeFileSync(path.join(directory, "duckdb.json"), JSON.stringify({
  version, times, file: fs.statSync(file).size, compared: questions.length, different,
}));
