// For `npm run test:soak`: how many cases a property test runs when it does not ask for a number itself.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 5_000 });
