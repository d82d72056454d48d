import { parseSource } from '../parse-source.ts';
import { serveJobs } from './serve-jobs.ts';

serveJobs(parseSource);
