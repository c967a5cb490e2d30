import { describe, expect, it } from 'vitest';
import { encodePrompt, MODEL_WORDS, promptEncoder, promptTokens } from './tokenise.ts';

describe('tokens', () => {
  it('have fixed places, sorted, each once', () => {
    expect(MODEL_WORDS.slice(0, 2)).toEqual(['<pad>', '<unk>']);
    const rest = MODEL_WORDS.slice(2);
    expect([...rest].sort((a, b) => (a < b ? -1 : 1))).toEqual(rest);
    expect(new Set(MODEL_WORDS).size).toBe(MODEL_WORDS.length);
  });

  it('are names, singular, with the plural marked', () => {
    expect(promptTokens('two street lamps')).toEqual(['two', 'street lamp', '<plural>']);
    expect(promptTokens('2 streetlights')).toEqual(promptTokens('two street lamps'));
    expect(promptTokens('a chest of drawers')).toEqual(['one', 'chest', 'cabinet']);
  });

  it('of one meaning are one token', () => {
    expect(promptTokens('a pub at midnight, a crimson couch')).toEqual(
      promptTokens('a tavern at night, a red sofa').map((token) => token),
    );
    expect(promptTokens('navy')).toEqual(['blue']);
  });

  it('leave out words that carry nothing and join runs of unknown ones', () => {
    expect(promptTokens('a cinematic wide shot of a bar')).not.toContain('<unk>');
    expect(promptTokens('a zorgle blarg dragon beside a table')).toEqual([
      'one',
      '<unk>',
      'beside',
      'one',
      'table',
    ]);
  });

  it('fill a fixed length', () => {
    const { ids, mask, length, truncated } = encodePrompt('a bar at night');
    expect(ids).toBeInstanceOf(Int32Array);
    expect(ids).toHaveLength(64);
    expect([...mask].filter((value) => value === 1)).toHaveLength(length);
    expect(truncated).toBe(false);
    expect(ids[length]).toBe(0);
    expect(encodePrompt('a chair, '.repeat(100)).truncated).toBe(true);
    expect(encodePrompt('a chair', 4).ids).toHaveLength(4);
  });

  it('of a model are those of its own list', () => {
    const encode = promptEncoder(['<pad>', '<unk>', 'night', 'bar']);
    expect([...encode('bar night sofa', 4).ids]).toEqual([3, 2, 1, 0]);
  });
});
