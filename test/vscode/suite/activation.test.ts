import { expect } from 'chai';
import * as vscode from 'vscode';

describe('extension', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension('watertight.watertight');
    expect(extension).not.to.equal(undefined);
    await extension?.activate();
    expect(extension?.isActive).to.equal(true);
  });
});
