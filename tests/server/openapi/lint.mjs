// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the OpenAPI file with the linter's recommended rules, and writes the examples of its
// requests and answers as JSON, for the test that gives them to the program.
//
//   node lint.mjs NODE_MODULES FILE [EXAMPLES]
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, file, examples] = process.argv.slice(2);
const { BaseResolver, bundle, createConfig, lint } = await import(
  pathToFileURL(`${modules}/@redocly/openapi-core/lib/index.js`).href
);

const config = await createConfig({ extends: ["recommended"] });
const problems = await lint({ ref: file, config, externalRefResolver: new BaseResolver() });
for (const { severity, ruleId, message, location } of problems) {
  const [place] = location;
  console.log(`${severity} ${ruleId} ${place?.pointer ?? ""}: ${message}`);
}

if (examples) {
  const { bundle: bundled } = await bundle({ ref: file, config });
  const { post } = bundled.parsed.paths["/api/v1/views"];
  const values = (content) =>
    Object.values(content?.["application/json"]?.examples ?? {}).map(({ value }) => value);
  writeFileSync(
    examples,
    JSON.stringify({
      requests: values(post.requestBody.content),
      answers: Object.entries(post.responses).flatMap(([status, { content }]) =>
        values(content).map((body) => ({ status: Number(status), body }))
      ),
    })
  );
}
console.log(`${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
