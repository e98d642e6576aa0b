// On a build service the property tests try the same cases every time, so that a run there says something of the change alone. At a desk each run tries others,
// and prints the seed of what it finds; the long runs of `npm run test:soak` wander further.
import fc from 'fast-check';

if (process.env['CI'] !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 2031_06_14 });
