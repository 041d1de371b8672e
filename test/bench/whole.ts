import { openSqlite } from '../../src/store/sqlite';
import { measuredOn, sealed } from './region';
import { tellPort } from './served';
import { wholeBot } from './whole-bot';

/** The whole bot in a process of its own on the database of its argument. */
tellPort(wholeBot(measuredOn(sealed(openSqlite(process.argv[2] ?? ''))).deps));
