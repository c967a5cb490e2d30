/** `penumbra schema`: the JSON Schema of a project's records. */
import { documentJsonSchema, formatJson } from '../../../core/document/index.ts';
import type { CliCommand } from '../command.ts';
import { parseOptions } from '../options.ts';

const help = `Usage: penumbra schema

Prints the JSON Schema (draft 2020-12) of one record of a project: what lies in records/ of a project folder and in the
records of a scene .json file. Editors and checkers take it as it is; --json changes nothing.

Examples:
  penumbra schema > penumbra.schema.json
`;

export const schema: CliCommand = {
  name: 'schema',
  summary: 'prints the JSON Schema of the document',
  help,
  run: (args) => {
    parseOptions(args, { json: { type: 'boolean' } }, { names: [], required: 0 });
    process.stdout.write(formatJson(documentJsonSchema()));
    return Promise.resolve(0);
  },
};
