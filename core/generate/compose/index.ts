/** From a composed scene to the records of a document. */
export { composeRecords, type ComposedRecords, type ComposeOptions } from './compose-records.ts';
