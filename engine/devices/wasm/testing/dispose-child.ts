/** Opens a device, lets it go and says so: the process must not end in between. */
import { openWasmDevice } from '../wasm-device.ts';

const device = openWasmDevice(2);
const kernel = await device.load('rays', { film: 16 });
// its workers still owe an answer to this when they are ended
kernel.dispose();
await device.dispose();
process.stdout.write('disposed\n');
