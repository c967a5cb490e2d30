/** Opens a device, lets it go and says so: the process must not end in between. */
import { openWasmDevice } from '../wasm-device.ts';

const device = openWasmDevice(2);
await device.load('rays', { film: 16 });
await device.dispose();
process.stdout.write('disposed\n');
