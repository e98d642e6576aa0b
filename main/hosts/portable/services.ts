// What the portable host does for the core: files are opened by the system; there is no dialog for folders, the window has its own.
import type { HostServices } from '../../core.ts';
import { openFile } from '../open-file.ts';

export const portableServices: HostServices = { reveal: openFile };
