// The built-in function library: WGSL sources that are linked and elaborated once per process, function by function.
import { ModuleElaborator } from '../elaborate/module.ts';
import type { FunctionIr } from '../ir.ts';
import { linkKernel } from '../link.ts';
import { BASIC } from './basic.ts';
import { BITS } from './bits.ts';
import { EXPONENTIAL } from './exponential.ts';
import { TRIGONOMETRIC } from './trigonometric.ts';

const SOURCE = BASIC + BITS + EXPONENTIAL + TRIGONOMETRIC;

let library: ModuleElaborator | undefined;

/** The library function of a name such as `sin_f4`, or undefined. */
export function libraryFunction(name: string): FunctionIr | undefined {
  library ??= new ModuleElaborator(linkKernel({ builtins: SOURCE }, 'builtins', {}), libraryFunction, true);
  return library.functionNamed(name);
}
