//! The vocabulary of forms: what buttons, headings, links, names and labels say a form is for.
//! One file a language, spelled as the vocabulary of fields is.

use std::sync::LazyLock;

use crate::closed::{closed, joined};
use crate::field::fold::Folded;
use crate::field::words::Vocabulary;
use crate::form::FormKind;

/// All languages. A new one is a new file and a line here.
const TEXT: &str = concat!(
    include_str!("words/en.txt"),
    include_str!("words/de.txt"),
    include_str!("words/fr.txt"),
    include_str!("words/es.txt"),
    include_str!("words/it.txt"),
    include_str!("words/nl.txt"),
    include_str!("words/pl.txt"),
    include_str!("words/pt.txt"),
    include_str!("words/nordic.txt"),
    include_str!("words/east.txt"),
    include_str!("words/cyrillic.txt"),
    include_str!("words/far.txt"),
);

/// The vocabulary of forms.
pub(super) static FORM_WORDS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(TEXT, &NAMES));

closed! {
    /// What a phrase can say beside a form kind.
    Hint {
        /// Stay signed in.
        Remember = "remember",
        /// "Already have an account?"
        Member = "member",
        /// "For returning customers."
        Returning = "returning",
        /// "Don't have an account?"
        Newcomer = "newcomer",
        /// What a password must be like.
        Rules = "rules",
        /// Terms are agreed to.
        Terms = "terms",
        /// On to the next step.
        Next = "next",
        /// Off it goes.
        Send = "send",
        /// What is there is kept or changed.
        Save = "save",
        /// Out of an account or off a list.
        Leave = "leave",
        /// A language, currency, country, month of an archive.
        Choose = "choose",
        /// The order or number of results.
        Sort = "sort",
        /// A vote.
        Poll = "poll",
        /// Something is computed, compared, printed, deleted.
        Tool = "tool",
        /// Where an order is.
        Track = "track",
        /// Signing in by another site.
        Social = "social",
        /// A word that says nothing, but stands in names made of several: `loginform`.
        Noise = "noise",
    }
}

const KINDS: usize = FormKind::ALL.len();
/// How many senses there are: the form kinds, then the hints.
pub(super) const SENSES: usize = KINDS + Hint::ALL.len();

const NAMES: [&str; SENSES] = joined(FormKind::WORDS, Hint::WORDS);

/// The text says something of forms.
pub(crate) fn says_anything(text: &Folded) -> bool {
    let mut any = false;
    FORM_WORDS.find(text, false, |hit| any |= hit.sense.index() < KINDS);
    any
}

/// Calls `found` with every kind of form that a text says.
pub(crate) fn kinds_said(text: &Folded, mut found: impl FnMut(FormKind)) {
    FORM_WORDS.find(text, true, |hit| {
        if let Some(kind) = FormKind::ALL.get(hit.sense.index()) {
            found(*kind);
        }
    });
}

/// What a password box's own texts can say of the form: every form kind; and, last, that it says what
/// a password must be like.
pub(crate) const SAID: usize = KINDS + 1;

/// Calls `found` with the number of each that a text says, below [`SAID`].
pub(crate) fn said(text: &Folded, mut found: impl FnMut(usize)) {
    FORM_WORDS.find(text, true, |hit| match hit.sense.index() {
        kind if kind < KINDS => found(kind),
        rules if rules == hint(Hint::Rules) => found(KINDS),
        _ => {}
    });
}

/// The place of a hint among the senses.
pub(super) const fn hint(hint: Hint) -> usize {
    KINDS + hint as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The senses of the longest phrases, without those that say nothing.
    fn said(text: &str) -> Vec<&'static str> {
        let mut folded = Folded::default();
        folded.fold(text);
        let mut said = Vec::new();
        FORM_WORDS.find(&folded, true, |hit| said.push(NAMES[hit.sense.index()]));
        said.retain(|&sense| sense != "noise");
        said
    }

    #[test]
    fn raffles_are_known_in_every_language() {
        for text in [
            "Jetzt am Gewinnspiel teilnehmen",
            "Enter our prize draw",
            "Jeu-concours",
            "Sorteo",
            "Concorso",
            "Doe mee met de winactie",
            "Konkurs",
            "Soutěž",
            "Nyereményjáték",
            "Çekilişe katıl",
            "Розыгрыш призов",
            "抽奖",
            "プレゼント応募",
            "הגרלה",
        ] {
            assert!(said(text).contains(&"giveaway"), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn what_buttons_do_is_known_in_every_language() {
        for (sense, texts) in [
            (
                "next",
                "Weiter|Avanti|Volgende|Dalej|Continuar|Nästa|Seuraava|Pokračovat|Tovább|Devam et|\
                 Επόμενο|Далее|Напред|下一步|次へ|다음|التالي|הבא|ถัดไป|Selanjutnya|Tiếp tục",
            ),
            (
                "save",
                "Speichern|Salva|Opslaan|Zapisz|Guardar|Spara|Tallenna|Uložit|Mentés|Kaydet|Salvează|\
                 Αποθήκευση|Сохранить|Запази|保存|저장|حفظ|שמירה|บันทึก|Simpan|Cập nhật",
            ),
            (
                "track",
                "Order status|Stato ordine|Bestelstatus|Status zamówienia|Orderstatus|Stav objednávky|\
                 Sipariş durumu|Статус заказа|订单状态|注文状況|배송 조회|حالة الطلب|สถานะคำสั่งซื้อ",
            ),
            (
                "login",
                "Sign in|Accedi|Inloggen|Zaloguj się|Iniciar sessão|Logga in|Kirjaudu|Přihlásit se|\
                 Bejelentkezés|Giriş yap|Σύνδεση|Войти|登录|ログイン|로그인|تسجيل الدخول|התחברות|เข้าสู่ระบบ|\
                 Masuk|Đăng nhập",
            ),
            (
                "registration",
                "Sign up|Registrati|Registreren|Zarejestruj się|Registar|Registrera|Rekisteröidy|\
                 Registrovat|Regisztráció|Kayıt ol|Εγγραφή|Зарегистрироваться|注册|新規登録|회원가입|\
                 إنشاء حساب|הרשמה|สมัครสมาชิก|Daftar|Đăng ký",
            ),
        ] {
            for text in texts.split('|') {
                assert!(said(text).contains(&sense), "{text}: {:?}", said(text));
            }
        }
    }

    #[test]
    fn unsubscribing_is_no_sign_up() {
        assert_eq!(said("Unsubscribe"), ["leave"]);
    }

    #[test]
    fn an_order_is_not_in_a_border() {
        assert_eq!(said("border-box"), [""; 0]);
    }

    #[test]
    fn names_that_programs_give_are_taken_apart() {
        assert_eq!(said("loginform"), ["login"]);
        assert_eq!(said("frmLostPassword"), ["recovery"]);
    }

    #[test]
    fn every_line_is_sound() {
        crate::field::words::check(TEXT, &NAMES);
    }
}
