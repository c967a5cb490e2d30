/** The document layer's front door. */
export * from './command-builders.ts';
export * from './commands.ts';
export * from './document.ts';
export * from './history.ts';
export { DocumentError, formatIssue, formatPath, type FieldPath, type Issue } from './issues.ts';
export {
  formatJson,
  formatJsonLine,
  isJsonObject,
  jsonEqual,
  plainJson,
  type Json,
  type JsonObject,
} from './json.ts';
export { documentJsonSchema } from './json-schema.ts';
export { FORMAT_VERSION } from './migrations.ts';
export * from './project-files.ts';
export * from './records/index.ts';
export { assetsOf, referencesOf } from './references.ts';
