// The portable host keeps the contract of all hosts, as a process of its own, over HTTP.
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { CallName } from '../../shared/ipc/contract.ts';
import { startProgram } from '../program.ts';
import { describeHost } from './contract.ts';
import { httpClient } from './http-client.ts';

describeHost({
  name: 'portable',
  async start(libraryFolder) {
    const program = await startProgram(libraryFolder);
    const client = await httpClient(program.url);
    const bridge = bridgeOver(client);
    await client.opened;
    return {
      bridge,
      raw: (name, input) => client.call(name as CallName, input),
      async end() {
        await program.stop();
        client.end();
      },
    };
  },
});
