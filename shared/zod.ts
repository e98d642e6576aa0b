// The one entry to zod. Its compiled validators are built with `new Function`, which the window's content security policy
// forbids, so they are switched off before any schema exists.
import { z } from 'zod';

z.config({ jitless: true });

export { z };
