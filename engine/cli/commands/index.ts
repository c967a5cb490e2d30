/** All commands, in the order that help lists them. */
import type { CliCommand } from '../command.ts';
import { render } from './render.ts';

export const COMMANDS: readonly CliCommand[] = [render];
