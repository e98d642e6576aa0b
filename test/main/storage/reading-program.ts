// Opens a library and says what it found. Arguments: folder, mode.
import { openLibrary } from '../../../main/storage/library.ts';

const [folder = '', mode = 'reading'] = process.argv.slice(2);
const library = openLibrary({ folder, mode: mode === 'writing' ? 'writing' : 'reading' });
console.log(JSON.stringify(library.ok ? { documents: library.value.documents.list(false).map(({ id }) => id) } : library.error));
if (library.ok) library.value.close();
