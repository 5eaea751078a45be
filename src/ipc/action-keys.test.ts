import { describe, expect, it } from 'vitest'
import { actionOfKeys, actionsWith, withKeys } from './action-keys'
import { userActions } from './actions'

const keysOf = (choices: Parameters<typeof actionsWith>[0], id: string) =>
  actionsWith(choices).find((action) => action.id === id)?.keys

describe('the keys of actions', () => {
  it('are their own where nothing was chosen, and no two actions share any', () => {
    expect(actionsWith({})).toEqual(userActions)
    const all = userActions.flatMap(({ keys }) => (keys === undefined ? [] : [keys.toLowerCase()]))
    expect(new Set(all).size).toBe(all.length)
  })

  it('are what was chosen, and can be none', () => {
    expect(keysOf({ 'span.next': 'F12' }, 'span.next')).toBe('F12')
    expect(keysOf({ 'span.next': null }, 'span.next')).toBeUndefined()
    expect(actionsWith({ 'no.such': 'F12' })).toEqual(userActions)
  })

  it('that another action has are taken from it, and it has none then', () => {
    const choices = withKeys({}, 'span.next', 'Alt+Left')
    expect(choices).toEqual({ 'span.next': 'Alt+Left', 'span.previous': null })
    expect(actionOfKeys(choices, 'alt+left')?.id).toBe('span.next')
  })

  it('that are an action’s own again are no choice any more', () => {
    const choices = withKeys(withKeys({}, 'span.next', 'F12'), 'span.next', 'Alt+Right')
    expect(choices).toEqual({})
    expect(withKeys({}, 'project.openSample', null)).toEqual({})
  })
})
