/** All commands, in the order that help lists them. */
import type { CliCommand } from '../command.ts';
import { bench } from './bench.ts';
import { board } from './board.ts';
import { devices } from './devices.ts';
import { exportCommand } from './export.ts';
import { grow } from './grow.ts';
import { hero } from './hero.ts';
import { importCommand } from './import.ts';
import { info } from './info.ts';
import { newCommand } from './new.ts';
import { regenerate } from './regenerate.ts';
import { render } from './render.ts';
import { revise } from './revise.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { validate } from './validate.ts';

export const COMMANDS: readonly CliCommand[] = [
  render,
  board,
  newCommand,
  revise,
  regenerate,
  grow,
  hero,
  importCommand,
  exportCommand,
  info,
  validate,
  schema,
  serve,
  devices,
  bench,
];
