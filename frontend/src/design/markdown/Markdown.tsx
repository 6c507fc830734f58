import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { createElement, Fragment, useMemo, type ReactNode } from 'react'
import { decodeEntities } from './entities'
import styles from './markdown.module.css'
import { safeLink } from './safe-link'

interface MarkdownProps {
  text: string
  /** The level a top heading gets, so that headings nest below the title around them. */
  topHeading?: number
}

/** Markdown (GitHub's dialect) as elements. HTML in it is shown as the text it is; pictures become links: nothing is fetched. */
export function Markdown({ text, topHeading = 3 }: MarkdownProps) {
  const blocks = useMemo(() => Lexer.lex(text), [text])
  // The text's own highest heading becomes the top one, so that no level is left out.
  const highest = Math.min(
    6,
    ...blocks.map((block) => (block.type === 'heading' ? (block as Tokens.Heading).depth : 6)),
  )
  return <div className={styles.markdown}>{all(blocks, topHeading - highest)}</div>
}

const all = (tokens: readonly Token[] | undefined, top: number): ReactNode =>
  tokens?.map((token, index) => <Fragment key={index}>{one(token as MarkedToken, top)}</Fragment>)

function one(token: MarkedToken, top: number): ReactNode {
  const inside = () => ('tokens' in token ? all(token.tokens, top) : null)
  switch (token.type) {
    case 'heading':
      return createElement(`h${Math.min(6, token.depth + top)}`, { 'data-depth': token.depth }, inside())
    case 'paragraph':
      return <p>{inside()}</p>
    case 'text':
      return token.tokens ? inside() : decodeEntities(token.text)
    case 'escape':
      return token.text
    case 'strong':
      return <strong>{inside()}</strong>
    case 'em':
      return <em>{inside()}</em>
    case 'del':
      return <del>{inside()}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'br':
      return <br />
    case 'hr':
      return <hr />
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>
    case 'link':
      return link(token.href, token.title, inside())
    case 'image':
      return link(token.href, token.title, token.text || token.href)
    case 'list':
      return list(token, top)
    case 'table':
      return table(token, top)
    case 'html':
      return token.text
    default:
      // The box of a task is drawn by its list; definitions and white space between blocks show nothing.
      return null
  }
}

function link(href: string, title: string | null | undefined, content: ReactNode): ReactNode {
  const address = safeLink(href)
  if (address === null) return content
  return (
    <a href={address} title={title ?? undefined} target="_blank" rel="noopener noreferrer nofollow">
      {content}
    </a>
  )
}

function list(token: Tokens.List, top: number): ReactNode {
  const items = token.items.map((item, index) => (
    <li key={index} className={item.task ? styles.task : undefined}>
      {item.task && (
        <input type="checkbox" checked={item.checked ?? false} disabled readOnly aria-label={item.text} />
      )}
      {all(item.tokens, top)}
    </li>
  ))
  return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>
}

function table(token: Tokens.Table, top: number): ReactNode {
  const side = (cell: Tokens.TableCell) => (cell.align === null ? undefined : { textAlign: cell.align })
  return (
    <table>
      <thead>
        <tr>
          {token.header.map((cell, index) => (
            <th key={index} scope="col" style={side(cell)}>
              {all(cell.tokens, top)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at} style={side(cell)}>
                {all(cell.tokens, top)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
