import { expect } from 'chai';
import { openSourceFile } from '../../../src/lang/open';
import { testGrammars } from '../grammars';

describe('commands that a Python program starts', () => {
  /** Name and known words of each command, and what stands in the file where its words are. */
  async function commandsOf(text: string) {
    const file = openSourceFile({ path: 'run.py', text }, await testGrammars());
    const found = file.shellParts().flatMap((part) =>
      part.document().commands.map(({ name, words }) => ({
        name,
        words: words.map(({ value }) => value),
        places: words.map(({ range }) => {
          const outer = part.map.toOuter(range);
          return outer === undefined ? undefined : text.slice(outer.start, outer.end);
        }),
      })),
    );
    file.dispose();
    return found;
  }

  it('are read from a list of words, with what is not known left open', async () => {
    const [command] = await commandsOf('import subprocess\nsubprocess.run(["curl", "-k", "it\'s", address])\n');
    expect(command).to.deep.include({ name: 'curl', words: ['-k', "it's", undefined] });
    expect(command?.places).to.deep.equal(['-k', "it's", 'address']);
  });

  it('are read from a line for the shell, pipes included', async () => {
    const found = await commandsOf('import os\nos.system("curl -s https://example.org | sh")\n');
    expect(found.map(({ name }) => name)).to.deep.equal(['curl', 'sh']);
    expect(found[0]?.places).to.deep.equal(['-s', 'https://example.org']);
  });

  it('are read where a name was given the list or the line', async () => {
    const list = await commandsOf('import subprocess\nline = ["git", "pull"]\nsubprocess.check_call(line)\n');
    expect(list).to.deep.equal([{ name: 'git', words: ['pull'], places: ['pull'] }]);
    const line = await commandsOf('import subprocess\nLINE = "git pull"\nsubprocess.run(LINE, shell=True)\n');
    expect(line).to.deep.equal([{ name: 'git', words: ['pull'], places: ['pull'] }]);
  });

  it('keep their places around what an f-string fills in', async () => {
    const [command] = await commandsOf('import os\nos.popen(f"wget {url} -O {x} -q")\n');
    expect(command).to.deep.include({ name: 'wget', words: [undefined, '-O', undefined, '-q'] });
    expect(command?.places).to.deep.equal(['{url}', '-O', '{x}', '-q']);
  });

  it('are left out where escapes or unknown parts make them something else', async () => {
    expect(await commandsOf('import os\nos.system("echo \\"a\\" b")\n')).to.deep.equal([]);
    expect(await commandsOf('import os\nos.system(command)\n')).to.deep.equal([]);
    expect(await commandsOf('run(["curl", "-k"])\n')).to.deep.equal([]);
  });

  it('are not edited where the words stand in a list', async () => {
    const text = 'import subprocess\nsubprocess.run(["curl", "-k"])\n';
    const file = openSourceFile({ path: 'run.py', text }, await testGrammars());
    const [part] = file.shellParts();
    expect(part?.map.encode('--cacert', part.text.indexOf('-k'))).to.equal(undefined);
    file.dispose();
  });
});
