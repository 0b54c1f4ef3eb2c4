// npm run build: install what is missing, build what has changed.
import { prepare } from './prepare/prepare.mjs';

prepare();
