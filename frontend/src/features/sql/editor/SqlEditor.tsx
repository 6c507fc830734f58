import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching } from '@codemirror/language'
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  type DecorationSet,
} from '@codemirror/view'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react'
import type { SqlSchema } from '@/api/queries/sql'
import type { Place } from '../place'
import styles from '../sql.module.css'
import { completionOf, dialectOf } from './completion'
import { theme } from './theme'

export interface SqlEditorHandle {
  /** Puts words where the cursor stands, with a blank before them where one is needed. */
  insert: (words: string) => void
}

interface SqlEditorProps {
  handle: Ref<SqlEditorHandle>
  label: string
  hint: string
  value: string
  schema: SqlSchema | undefined
  wrong: Place | null
  onChange: (value: string) => void
  onRun: () => void
}

const setWrong = StateEffect.define<Place | null>()
const mark = Decoration.mark({ class: 'cm-wrong' })

/** The place that the server found wrong; it goes as soon as the text changes. */
const wrongField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    if (transaction.docChanged) return Decoration.none
    for (const effect of transaction.effects)
      if (effect.is(setWrong)) {
        const length = transaction.newDoc.length
        const place = effect.value
        const isWithin = place && place.from < place.to && place.to <= length
        return isWithin ? Decoration.set([mark.range(place.from, place.to)]) : Decoration.none
      }
    return marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Text typed over a selection is put in place here: Chromium would keep the look of what it replaces in a style attribute, which the content policy forbids. */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main
    const { data } = event
    if (event.inputType !== 'insertText' || data === null || empty || view.composing) return false
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true })
    event.preventDefault()
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert))
    if (!isHandled) view.dispatch(insert())
    return true
  },
})

/** A SQL editor. It lives in a shadow root: there its style sheets are constructed, which the content policy allows, and not <style> elements. */
export default function SqlEditor({
  handle,
  label,
  hint,
  value,
  schema,
  wrong,
  onChange,
  onRun,
}: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(null)
  const language = useRef(new Compartment())
  const first = useRef({ value, label, hint })
  const told = useEffectEvent(onChange)
  const run = useEffectEvent(onRun)
  useEffect(() => {
    const place = host.current
    if (!place) return
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                run()
                return true
              },
            },
          ]),
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          language.current.of(sql()),
          placeholder(first.current.hint),
          wrongField,
          typeOver,
          theme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': first.current.label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told(update.state.doc.toString())
          }),
          // Tab goes on to the next control: a keyboard must be able to leave.
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        ],
      }),
    })
    editor.current = view
    return () => {
      editor.current = null
      view.destroy()
    }
  }, [])
  useEffect(() => {
    if (!schema) return
    const dialect = dialectOf(schema)
    editor.current?.dispatch({
      effects: language.current.reconfigure([
        sql({ dialect }).language,
        // No more than fit without scrolling: the list cannot take the focus.
        autocompletion({ override: [completionOf(schema)], icons: false, maxRenderedOptions: 9 }),
      ]),
    })
  }, [schema])
  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    editor.current?.dispatch({
      effects: setWrong.of(wrong),
      ...(wrong && wrong.to <= editor.current.state.doc.length ? { selection: { anchor: wrong.to } } : {}),
    })
  }, [wrong])
  useImperativeHandle(handle, () => ({
    insert(words) {
      const view = editor.current
      if (!view) return
      const { from, to } = view.state.selection.main
      const before = view.state.sliceDoc(Math.max(0, from - 1), from)
      const text = /^[^\s(,.]$/.test(before) ? ` ${words}` : words
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } })
      view.focus()
    },
  }))
  return <div ref={host} className={styles.editor} />
}
