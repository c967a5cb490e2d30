/**
 * Writes what training must know of the latent and the words: `node scripts/run-ts.mjs training/write-layout.ts FILE.json`.
 */
import { writeFileSync } from 'node:fs';
import {
  CLASS_CHOICES,
  GLOBAL_GROUPS,
  GLOBAL_WIDTH,
  LAYOUT_VERSION,
  ROW_WIDTH,
  SLOT_GROUPS,
  SLOT_WIDTH,
} from '../core/generate/latent/index.ts';
import { MAX_PROMPT_TOKENS, MODEL_WORDS } from '../core/generate/words/tokenise.ts';
import { STEPS_PER_UNIT } from './pack-rows.ts';

const file = process.argv[2];
if (file === undefined) throw new Error('usage: write-layout.ts FILE.json');
const layout = {
  version: LAYOUT_VERSION,
  rowWidth: ROW_WIDTH,
  slotWidth: SLOT_WIDTH,
  globalWidth: GLOBAL_WIDTH,
  stepsPerUnit: STEPS_PER_UNIT,
  maxTokens: MAX_PROMPT_TOKENS,
  words: MODEL_WORDS,
  classes: CLASS_CHOICES,
  slot: SLOT_GROUPS,
  global: GLOBAL_GROUPS,
};
writeFileSync(file, JSON.stringify(layout, null, 1) + '\n');
