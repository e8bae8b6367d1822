import { defineRule } from '../../engine/rule';
import { hostOf, reachOf } from '../shared/hosts';
import { fetchedScripts, savedScripts } from './shared/fetched-scripts';
import { shellSinks } from './shared/sinks';

/** An address in which a commit stands: its content cannot change. */
const COMMIT_URL = /^https:\/\/(?:raw\.githubusercontent\.com|github\.com|gitlab\.com)\/[^?#]*\/[0-9a-f]{40}\//i;

/** `curl … | sh` and `bash <(curl …)` in the text of a command. */
const PIPED =
  /\b(curl|wget)\b[^|;&\n]{1,500}\|\s*(?:sudo\s+(?:-\w+\s+)*)?((?:ba|z|da)?sh|python3?)(?=\s*(?:$|["'`;&]|-(?:\s|$|s\b)))/;
/** Magics of IPython that run or fetch a file. */
const MAGIC = /^[ \t]*(%(?:run|load|loadpy))[ \t]+(?:-\w+[ \t]+){0,5}(https?:\/\/\S{1,2000})/gm;

export default defineRule({
  id: 'piped-shell-install',
  meta: {
    summary: 'A script is downloaded and run at once, whatever the server sends',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [494, 829],
    cicdSec: ['CICD-SEC-3'],
    atlas: ['AML.T0010.001'],
    stages: ['development', 'deployment'],
  },
  messages: {
    plain:
      '`{downloader}` fetches this script without encryption and `{interpreter}` runs whatever arrives, so anybody on the way runs code here. Use `https://`, save the script, and compare its SHA-256 with one that you noted before you run it.',
    piped:
      '`{interpreter}` runs whatever `{downloader}` is sent at that moment, so whoever takes the server over runs code here. Save the script and compare its SHA-256 with one that you noted before you run it, or install a package by its version.',
    saved:
      '`{interpreter}` runs the script that `{downloader}` has just fetched, whatever the server sent, so whoever takes the server over runs code here. Compare its SHA-256 with one that you noted in between.',
    magic:
      '`{magic}` runs whatever the server sends at that moment, so whoever takes it over runs code here. Save the file, read it, and run it from this project.',
  },
  triggers: ['curl', 'wget', '%run', '%load'],
  check: {
    python(document, report, context) {
      // Commands that a program hands to a shell; those of scripts and cells come below.
      for (const { call, text } of shellSinks(document)) {
        const script = PIPED.exec(text.stringValue()?.value ?? text.text);
        if (script === null) continue;
        const [, downloader = '', interpreter = ''] = script;
        const severity = context.isNotebook ? 'info' : 'warning';
        report({ at: call.range, message: 'piped', severity, data: { downloader, interpreter } });
      }
    },
    text({ part, text, language }, report, context) {
      if (part !== 'source' || language !== 'python' || !context.isNotebook) return;
      for (const match of text.matchAll(MAGIC)) {
        const [whole, magic = '', url = ''] = match;
        if (reachOf(hostOf(url)?.host ?? 'localhost') === 'loopback' || COMMIT_URL.test(url)) continue;
        const start = match.index + whole.indexOf(magic);
        report({
          at: { start, end: match.index + whole.length },
          message: 'magic',
          severity: 'warning',
          data: { magic },
        });
      }
    },
    shell(document, report, context) {
      // The Python check reads the commands of programs.
      if (document.origin === 'process') return;
      for (const { download, interpreter, url } of fetchedScripts(document)) {
        const host = url === undefined ? undefined : hostOf(url)?.host;
        const reach = host === undefined ? 'unknown' : reachOf(host);
        if (reach === 'loopback' || (url !== undefined && COMMIT_URL.test(url))) continue;
        const at = {
          start: Math.min(download.range.start, interpreter.range.start),
          end: Math.max(download.range.end, interpreter.range.end),
        };
        const data = { downloader: download.name, interpreter: interpreter.name };
        const isPlain = url !== undefined && /^http:/i.test(url) && reach !== 'unknown';
        if (isPlain) report({ at, message: 'plain', severity: reach === 'private' ? 'warning' : 'error', data });
        else report({ at, message: 'piped', severity: context.isNotebook ? 'info' : 'warning', data });
      }
      for (const { download, interpreter, url } of savedScripts(document)) {
        const host = url === undefined ? undefined : hostOf(url)?.host;
        if ((host !== undefined && reachOf(host) === 'loopback') || (url !== undefined && COMMIT_URL.test(url)))
          continue;
        const data = { downloader: download.name, interpreter: interpreter.name };
        const at = interpreter.range;
        report({ at, message: 'saved', severity: context.isNotebook ? 'info' : 'warning', data });
      }
    },
  },
});
