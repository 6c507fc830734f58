import { useState, type ReactElement } from 'react'
import styles from './refusals.module.css'

/** Refusals of the server in Thai, by their code. The server words them in English, and says more about the one case. */
const REFUSALS: Readonly<Record<string, string>> = {
  // Signing in
  unauthenticated: 'การเข้าสู่ระบบสิ้นสุดแล้ว โปรดเข้าสู่ระบบอีกครั้ง',
  wrong_password: 'รหัสผ่านไม่ถูกต้อง',
  wrong_code: 'รหัสไม่ถูกต้องหรือถูกใช้ไปแล้ว โปรดรอรหัสถัดไป',
  challenge_ended: 'ใช้เวลานานเกินไปหลังใส่รหัสผ่าน โปรดเริ่มเข้าสู่ระบบใหม่',
  sign_in_again: 'โปรดเข้าสู่ระบบอีกครั้ง แล้วทำสิ่งนี้ภายในสิบนาที',
  password_required: 'ลิงก์นี้ต้องใช้รหัสผ่าน',
  passwords_off: 'ที่นี่ไม่ใช้รหัสผ่าน โปรดเข้าสู่ระบบผ่านผู้ให้บริการขององค์กร',
  weak_password: 'รหัสผ่านนี้เดาได้ง่าย โปรดใช้คำหลายคำที่ไม่เกี่ยวข้องกัน',
  link_spent: 'ลิงก์นี้ถูกใช้แล้วหรือหมดอายุ โปรดขอลิงก์ใหม่จากผู้ดูแลระบบ',
  no_mail: 'ระบบนี้ไม่ส่งอีเมล โปรดขอลิงก์จากผู้ดูแลระบบ',
  second_factor_needed: 'ต้องเปิดขั้นตอนที่สองในบัญชีของคุณก่อนจึงจะทำสิ่งนี้ได้',
  second_factor_on: 'เปิดขั้นตอนที่สองอยู่แล้ว หากจะใช้แอปอื่นให้ปิดก่อน',
  second_factor_off: 'ขั้นตอนที่สองปิดอยู่',
  nothing_to_confirm: 'ไม่มีสิ่งที่ต้องยืนยัน โปรดเริ่มใหม่อีกครั้ง',
  foreign_origin: 'คำขอนี้มาจากหน้าอื่น จึงไม่ได้รับอนุญาต โปรดเปิดหน้านี้ใหม่',
  // Accounts, projects, teams
  address_taken: 'มีผู้ใช้อีเมลนี้อยู่แล้ว',
  name_taken: 'มีชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น',
  last_way_in: 'จะไม่เหลือทางเข้าสู่ระบบ โปรดขอลิงก์ตั้งรหัสผ่านจากผู้ดูแลระบบก่อน',
  no_password: 'คุณไม่มีรหัสผ่านให้เปลี่ยน เพราะเข้าสู่ระบบผ่านบริการขององค์กร ผู้ดูแลระบบสร้างลิงก์ตั้งรหัสผ่านให้ได้',
  last_admin: 'ต้องมีผู้ดูแลอย่างน้อยหนึ่งคน โปรดตั้งผู้อื่นเป็นผู้ดูแลก่อน',
  more_than_own: 'ให้หรือถอนสิทธิ์ที่คุณเองไม่มีไม่ได้ โปรดขอให้ผู้ที่มีสิทธิ์นั้นทำ',
  owner_gone: 'ผู้ที่บันทึกสิ่งนี้ไม่อยู่ในโปรเจกต์แล้ว ผู้ที่อยู่ในโปรเจกต์ต้องบันทึกใหม่',
  other_project: 'สิทธิ์ของคุณที่นี่จำกัดอยู่ที่โปรเจกต์อื่น',
  forbidden: 'คุณไม่มีสิทธิ์ทำสิ่งนี้ โปรดขอสิทธิ์จากผู้ดูแลโปรเจกต์',
  row_rule: 'กฎการเข้าถึงข้อมูลไม่อนุญาตให้คุณทำสิ่งนี้',
  // Keys and addresses
  key_ended: 'คีย์นี้ใช้ไม่ได้แล้ว โปรดสร้างคีย์ใหม่',
  origin_not_allowed: 'คีย์นี้ไม่อนุญาตให้ใช้จากเว็บไซต์นี้',
  address_not_allowed: 'คีย์นี้ไม่อนุญาตให้ใช้จากที่อยู่เครือข่ายนี้',
  refused_address: 'ไม่อนุญาตให้ส่งไปยังที่อยู่นี้',
  // Limits
  rate_limited: 'มีคำขอมากเกินไป โปรดรอสักครู่แล้วลองอีกครั้ง',
  limit_reached: 'ถึงขีดจำกัดที่ตั้งไว้แล้ว',
  payload_too_large: 'ข้อมูลที่ส่งใหญ่เกินกำหนด',
  query_timeout: 'การค้นหาใช้เวลานานเกินกำหนด โปรดเลือกช่วงเวลาที่สั้นลงหรือเพิ่มตัวกรอง',
  query_memory: 'การค้นหาใช้หน่วยความจำเกินกำหนด โปรดเลือกช่วงเวลาที่สั้นลงหรือเพิ่มตัวกรอง',
  query_rows: 'ผลลัพธ์มีแถวมากเกินกำหนด โปรดเพิ่มตัวกรอง',
  query_rows_read: 'การค้นหาอ่านข้อมูลมากเกินกำหนด โปรดเลือกช่วงเวลาที่สั้นลงหรือเพิ่มตัวกรอง',
  query_queue: 'มีการค้นหารออยู่มากเกินไป โปรดลองอีกครั้งในอีกสักครู่',
  query_cancelled: 'การค้นหาถูกยกเลิก',
  exhausted: 'ระบบมีทรัพยากรไม่พอในขณะนี้ โปรดลองอีกครั้งในอีกสักครู่',
  // Words of a language model
  model_unreachable: 'ติดต่อโมเดลภาษาไม่ได้',
  model_failed: 'โมเดลภาษาตอบกลับด้วยข้อผิดพลาด',
  model_unreadable: 'อ่านคำตอบของโมเดลภาษาไม่ได้',
  model_wrote_nothing: 'โมเดลภาษาไม่ได้เขียนอะไร',
  model_wrong_figure: 'โมเดลภาษาเขียนตัวเลขที่ไม่มีในข้อมูล',
  model_wrong_direction: 'โมเดลภาษาเขียนทิศทางของตัวเลขผิดไปจากข้อมูล',
  model_single_people: 'โมเดลภาษาไม่ได้รับข้อมูลรายบุคคล',
  model_busy: 'โมเดลภาษากำลังเขียนให้ผู้อื่นอยู่ โปรดลองอีกครั้งในอีกสักครู่',
  model_day_used: 'โปรเจกต์ใช้โมเดลภาษาครบตามที่กำหนดของวันนี้แล้ว',
  model_uncounted: 'นับการใช้โมเดลภาษาของโปรเจกต์ไม่ได้ในขณะนี้',
  // What any call may meet
  invalid_request: 'ข้อมูลที่กรอกไม่ถูกต้อง โปรดตรวจสอบอีกครั้ง',
  invalid_query: 'ถามแบบนี้ไม่ได้ โปรดตรวจสอบคำถาม',
  not_found: 'ไม่พบสิ่งที่ต้องการ อาจถูกลบไปแล้ว',
  conflict: 'มีอยู่แล้ว หรือถูกเปลี่ยนไปก่อนหน้านี้ โปรดโหลดใหม่แล้วลองอีกครั้ง',
  unavailable: 'ระบบไม่พร้อมชั่วคราว โปรดลองอีกครั้งในอีกสักครู่',
  stopping: 'ระบบกำลังปิดหรือเริ่มใหม่ โปรดลองอีกครั้งในอีกสักครู่',
  backup_running: 'กำลังสำรองข้อมูลอยู่ โปรดรอให้เสร็จก่อน',
  backup_failed: 'สำรองข้อมูลไม่สำเร็จ',
  internal_error: 'เกิดข้อผิดพลาดในระบบ โปรดลองอีกครั้ง หากยังเป็นอยู่ให้แจ้งผู้ดูแลระบบ',
}

/** A refusal in Thai, with the server's own words behind a press; null where its code has none. */
export function refusal(code: string, words: string): ReactElement<RefusedProps> | null {
  const text = REFUSALS[code]
  return text === undefined ? null : <Refused text={text} words={words} />
}

interface RefusedProps {
  text: string
  words: string
}

function Refused({ text, words }: RefusedProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      {text}{' '}
      <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        รายละเอียด
      </button>
      {isOpen && (
        <span className={styles.words} lang="en">
          {words}
        </span>
      )}
    </>
  )
}
