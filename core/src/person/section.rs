//! Which section of a form a control stands in: for whom it is, and the how-many-eth.

use std::sync::LazyLock;

use crate::lower::{is_alphanumeric, lower};
use crate::snapshot::Control;
use crate::value::{List, text};

/// Whom a section is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Nothing says so: the person at the keyboard.
    #[default]
    Unsaid,
    /// The one who pays or sends.
    Buyer,
    /// Where it goes to.
    Shipping,
    /// Who gets it as a present.
    Gift,
    /// Whom to call.
    Emergency,
    /// Friends to be told.
    Friend,
    /// Who signs a document that somebody sends round.
    Signer,
    /// Who stands for or with somebody who applies: a guarantor, a spouse, an employer, a landlord, a witness.
    Beside,
}

impl Purpose {
    /// What a heading says.
    #[must_use]
    pub(crate) fn said(heading: &str) -> Self {
        purpose(heading).unwrap_or_default()
    }

    /// Meant for somebody else than the person at the keyboard, as it should be.
    #[must_use]
    pub const fn is_for_another(self) -> bool {
        matches!(
            self,
            Self::Shipping | Self::Gift | Self::Emergency | Self::Signer | Self::Beside
        )
    }
}

/// Words of names and headings, folded; `*` stands for any ending, and before a word beyond ASCII for any beginning.
const WORDS: &[(Purpose, &str)] = &[
    (
        Purpose::Emergency,
        "emergency notfall* urgence emergencia* emergenza emergencias noodgeval* noodcontact* awaryjn* \
         noedkontakt* noedsituation* haetae* nouzov* nudzov* suergossegi* \
         urgenta kin angehoerig* anhoerig* paaroerend* omaise* экстренн* екстрен* спешен* εκτακτη* acil *緊急 *紧急 *비상 *긴급 *חירום *طوارئ",
    ),
    (
        Purpose::Gift,
        "gift* geschenk* beschenkt* cadeau* regalo prezent* gavemodtager* gavemottaker* gaava lahja* darek \
         darku darcek* ajandek* cadou* подар* дарун* δωρο* hediye* *ギフト *礼物 *禮物 *선물 *מתנה *هديه",
    ),
    (
        Purpose::Friend,
        "friend* freund* ami amis amie amies amigo* amiga* amico amica amici amiche vriend* znajom* \
         przyjaci* vaen vaenner ven venner venn ystaevae* draug* soeber* kamarad* pritel* priatel* \
         barat baratod baratom ismeros* prieten* prijatelj* друг друга друз* приятел* φιλο* φιλη arkadas* \
         *友達 *朋友 *好友 *친구 *חבר *صديق invitee* referred referral",
    ),
    (
        Purpose::Signer,
        "signer* signatory signatories unterzeichner* signataire* firmante* firmatari* ondertekenaar* sygnatariusz* \
         podpisuj* podpisovatel* undertecknare* underskriver* allekirjoitta* alairo* semnatar* potpisnik* imzalay* подписант* \
         підписант* υπογραφοντ* *署名者 *签署 *簽署 *서명자 *חותם *الموقع",
    ),
    (
        Purpose::Beside,
        "guarantor* buerge buergin buergen buergschaft* garant garante garantes fiador* avalist* borgsteller poreczyciel* \
         borgensman* kautionist* takaaja* rucitel* kezes* girant* jamac jamca kefil* поручител* поручит* гарант* εγγυητ* \
         *保証人 *担保人 *擔保人 *보증인 *ערב *الكفيل \
         coapplicant* cosigner* coborrower* mitantragsteller* mitdarlehensnehmer* coemprunteur* cotitular* coobbligat* \
         cointestat* cofirmatari* medeaanvrager* wspolwnioskodawc* wspolkredytobiorc* medsoekande medlaantagare* medlaantager* \
         spoluzadatel* spoluziadatel* adostars* codebitor* coplatit* sutrazitelj* созаемщик* созаявител* співпозичальник* \
         spouse* ehegatte* ehepartner* conjoint* conyuge* coniuge* echtgeno* wspolmalzon* malzonk* aegtefaelle* ektefelle* \
         puoliso* manzel* hazastars* supruznik* supruga* супруг* дружина συζυγ* *配偶者 *配偶 *배우자 \
         employer* arbeitgeber* employeur* empleador* empregador* datore werkgever* pracodawc* arbetsgivar* arbejdsgiver* \
         arbeidsgiver* tyoenantaja* zamestnavatel* munkaltato* angajator* poslodav* работодател* роботодав* εργοδοτ* isveren* \
         *勤務先 *雇用主 *고용주 *雇主 *מעסיק \
         landlord* vermieter* bailleur* arrendador* casero locatore verhuurder* wynajmujac* hyresvaerd* udlejer* utleier* \
         vuokranantaja* pronajimatel* prenajimatel* berbeado* najmodav* арендодател* орендодав* наймодав* εκμισθωτ* *家主 *房东 *房東 *집주인 \
         witness* zeuge zeugin zeugen temoin* testigo* testimone* testemunha* getuige* swiadek vittne* vidne* todistaja* svedek svedka \
         свидетел* свідок μαρτυρ* tanik* *証人 *证人 *증인",
    ),
    // Whom a present goes to, unless it is said that they are friends.
    (
        Purpose::Gift,
        "recipient* empfaenger* destinataire* destinatari* ontvanger* odbiorc* mottagar* modtager* \
         mottaker* vastaanottaja* prijemc* primatelj* prijemnik* cimzett* destinatar* получател* \
         одержувач* отримувач* παραληπτ* alici alicinin gavej* sanem* saaja* hadiah* nhan *お届け先 *受取人 *收件 *收貨 *收货 *받는 *수령 *수취 *נמען *المستلم",
    ),
    (
        Purpose::Shipping,
        "ship shipping* shipto delivery* deliver liefer* versand* livraison* envio entrega spedizione \
         consegna bezorg* aflever* verzend* dostaw* wysylk* leverans* levering* frakt* toimitus* doruc* \
         dodac* dodav* dostav* szallitas* livrare isporuk* доставк* αποστολ* παραδοσ* teslimat* *配送 *お届け \
         *送货 *送貨 *배송 *משלוח *التوصيل *الشحن",
    ),
    (
        Purpose::Buyer,
        "billing* bill billto invoice* rechnung* facturation facturacion faturamento faturacao fatturazione \
         factuur* rozlicz* faktur* laskutus* fakturac* szamlaz* facturare racun* плательщик* платник* \
         χρεωσ* τιμολογ* fatura* *請求 *账单 *帳單 *청구 *חיוב *الفواتير \
         sender* absender* expediteur* remitente remetente mittente afzender nadawc* avsaendar* afsender* \
         avsender* laehettaej* odesilatel* odosielatel* felado* expeditor* posiljatel* отправител* \
         відправник* подател* αποστολεα* goenderen* *ご依頼主 *注文者 *寄件 *보내는 *주문자 \
         buyer* kaeufer* purchaser* payer* besteller* acheteur* comprador* acquirente* koper kupuj* \
         ostaja* koepare* koeber* kjoeper* kupujici* vevo* cumparator* покупател* покупець* купувач* αγοραστ* \
         muesteri* pembeli* pengirim* mua gui",
    ),
];

/// What the words that go with a present are called, folded.
static GREETINGS: LazyLock<List> = LazyLock::new(|| List::of(GREETING_WORDS.iter().copied()));
const GREETING_WORDS: &[&str] = &[
    "gift message",
    "gift note",
    "card message",
    "greeting",
    "grusskart",
    "grusstext",
    "grussbotschaft",
    "geschenknachricht",
    "message cadeau",
    "mot d'accompagnement",
    "mensaje de regalo",
    "dedicatoria",
    "messaggio regalo",
    "biglietto d'auguri",
    "cadeaubericht",
    "wenskaart",
    "kaarttekst",
    "bilecik",
    "tresc zyczen",
    "mensagem do cartao",
    "mensagem de presente",
    "korttext",
    "haelsning",
    "korttekst",
    "hilsen til",
    "korttiteksti",
    "onnitteluteksti",
    "text prani",
    "text pranicka",
    "udvozlo",
    "uedvoezlo",
    "mesaj felicitare",
    "mesaj pe felicitare",
    "tekst cestitke",
    "текст открытки",
    "текст листівки",
    "текст на картичк",
    "ευχετηρια",
    "kart mesaji",
    "kart notu",
    "メッセージカード",
    "のし",
    "贺卡",
    "賀卡",
    "카드 메시지",
    "רשימת ברכה",
    "כרטיס ברכה",
    "بطاقه تهنئه",
];

/// Words to go with a present are asked for.
pub(super) fn greets(control: &Control) -> bool {
    let label = [&control.label, &control.aria, &control.placeholder];
    let said = label.into_iter().find(|said| !said.is_empty());
    said.filter(|said| said.len() <= text::LONGEST)
        .is_some_and(|said| {
            let said = text::fold(said);
            said.char_indices()
                .any(|(at, _)| said.get(at..).is_some_and(|rest| GREETINGS.begins(rest)))
        })
}

/// Where a control stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// For whom.
    pub purpose: Purpose,
    /// The first number in its name, label or heading (`friends[0]`, "Friend 2").
    pub number: Option<u32>,
}

impl Section {
    /// Reads a control.
    #[must_use]
    pub fn of(control: &Control) -> Self {
        let own = [control.autocomplete.as_str(), &control.name, &control.id];
        let around = [control.section.as_str(), without_hint(&control.label)];
        let purpose = own
            .iter()
            .chain(&around)
            .find_map(|text| purpose(text))
            .unwrap_or_default();
        let number = own
            .iter()
            .skip(1)
            .chain(&around)
            .find_map(|text| number(text));
        Self { purpose, number }
    }
}

/// "E-mail (not your employer's)": what stands in brackets behind a label asks for nothing.
fn without_hint(label: &str) -> &str {
    let name = label.split(['(', '（']).next().unwrap_or(label);
    if name.trim().is_empty() { label } else { name }
}

/// Every word of [`WORDS`], and the place of its purpose.
fn words() -> impl Iterator<Item = (&'static str, usize)> {
    let purposes = WORDS.iter().enumerate();
    purposes.flat_map(|(at, (_, words))| words.split_ascii_whitespace().map(move |w| (w, at)))
}

/// Words that a token begins with, or is: their place twice, and one more where an ending may follow.
static BEGINNINGS: LazyLock<List> = LazyLock::new(|| {
    let beginnings = words().filter(|(word, _)| !word.starts_with('*'));
    List::new(beginnings.map(|(word, at)| match word.strip_suffix('*') {
        Some(stem) => (stem, 2 * at + 1),
        None => (word, 2 * at),
    }))
});

/// Words that may stand inside others: never in a text of ASCII.
static INSIDE: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let inside = |(word, at): (&'static str, usize)| Some((word.strip_prefix('*')?, at));
    words().filter_map(inside).collect()
});

fn purpose(text: &str) -> Option<Purpose> {
    if text.is_empty() || text.len() > text::LONGEST {
        return None;
    }
    let spaced = spaced(text);
    let said = spaced.split(' ').flat_map(|token| {
        BEGINNINGS.near(token).filter_map(move |(word, at)| {
            let ending = token.strip_prefix(word)?;
            (ending.is_empty() || at % 2 == 1).then_some(at / 2)
        })
    });
    let inside = (!spaced.is_ascii()).then(|| INSIDE.iter());
    let inside = inside.into_iter().flatten();
    let inside = inside.filter_map(|&(word, at)| spaced.contains(word).then_some(at));
    let (mut first, mut both) = (None, [false; 2]);
    for (at, (purpose, _)) in said
        .chain(inside)
        .filter_map(|at| Some((at, WORDS.get(at)?)))
    {
        both[0] |= *purpose == Purpose::Shipping;
        both[1] |= *purpose == Purpose::Buyer;
        // The first purpose that is said counts.
        if first.is_none_or(|(known, _)| at < known) {
            first = Some((at, *purpose));
        }
    }
    // "Billing & shipping details" are of one person, who is not told apart.
    let (_, purpose) = first?;
    (purpose != Purpose::Shipping || both != [true; 2]).then_some(purpose)
}

/// Folded words: `shippingFirstName`, `shipping_first-name` and "Shipping first name" are one.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut after_small = false;
    for c in text.chars() {
        if !is_alphanumeric(c) {
            // A co-applicant is one word.
            if c != '-' || !ends_with_co(&out) {
                out.push(' ');
            }
        } else {
            if after_small && lower(c) != c {
                out.push(' ');
            }
            out.push(c);
        }
        after_small = c.is_lowercase();
    }
    text::fold(&out)
}

fn ends_with_co(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    word.eq_ignore_ascii_case("co")
}

fn number(text: &str) -> Option<u32> {
    if text.len() > text::LONGEST {
        return None;
    }
    let digits = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|d| !d.is_empty() && d.len() <= 4)?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Section {
        Section::of(&Control {
            name: name.into(),
            ..Control::default()
        })
    }

    #[test]
    fn names_tell_for_whom_a_section_is() {
        for (name, purpose) in [
            ("billing_first_name", Purpose::Buyer),
            ("shippingFirstName", Purpose::Shipping),
            ("checkout[shipping_address][city]", Purpose::Shipping),
            ("Lieferadresse.Strasse", Purpose::Shipping),
            ("friends[0][email]", Purpose::Friend),
            ("freund1_name", Purpose::Friend),
            ("notfallkontakt", Purpose::Emergency),
            ("Next of kin", Purpose::Emergency),
            ("Pårørende", Purpose::Emergency),
            ("giftRecipient", Purpose::Gift),
            ("friend_1_recipient", Purpose::Friend),
            ("recipientName", Purpose::Gift),
            ("signer[0][name]", Purpose::Signer),
            ("Unterzeichnerin 2", Purpose::Signer),
            ("signature", Purpose::Unsaid),
            ("guarantor_name", Purpose::Beside),
            ("Co-applicant", Purpose::Beside),
            ("Co-borrower's name", Purpose::Beside),
            ("Datore di lavoro", Purpose::Beside),
            ("Ehepartnerin", Purpose::Beside),
            ("Поручитель 1", Purpose::Beside),
            ("連帯保証人", Purpose::Beside),
            ("Garantie", Purpose::Unsaid),
            ("employment", Purpose::Unsaid),
            ("membership_name", Purpose::Unsaid),
            ("name", Purpose::Unsaid),
            ("familie", Purpose::Unsaid),
            ("Получатель", Purpose::Gift),
            ("Adres dostawy", Purpose::Shipping),
            ("お届け先", Purpose::Gift),
            ("Fakturační adresa", Purpose::Buyer),
            ("Teslimat adresi", Purpose::Shipping),
            ("Vaše jméno", Purpose::Unsaid),
        ] {
            assert_eq!(named(name).purpose, purpose, "{name}");
        }
    }

    #[test]
    fn what_stands_in_brackets_behind_a_label_asks_for_nothing() {
        let labelled = |label: &str| {
            let control = Control {
                label: label.into(),
                ..Control::default()
            };
            Section::of(&control).purpose
        };
        assert_eq!(
            labelled("E-Mail (nicht die deines Arbeitgebers)"),
            Purpose::Unsaid
        );
        assert_eq!(
            labelled("E-Mail des Arbeitgebers (freiwillig)"),
            Purpose::Beside
        );
        assert_eq!(labelled("(Arbeitgeber)"), Purpose::Beside);
        assert_eq!(labelled("Welcome Alicia"), Purpose::Unsaid);
        assert_eq!(labelled("The address you gave us"), Purpose::Unsaid);
    }

    #[test]
    fn words_that_go_with_a_present_are_no_gift_card() {
        let asks = |label: &str| {
            greets(&Control {
                label: label.into(),
                ..Control::default()
            })
        };
        for label in [
            "Message cadeau",
            "Treść życzeń",
            "Text on the gift message",
            "Grußkartentext",
            "メッセージカード",
        ] {
            assert!(asks(label), "{label}");
        }
        for label in [
            "Gift card number",
            "Message",
            "Carte cadeau",
            "Karta podarunkowa",
            "",
        ] {
            assert!(!asks(label), "{label}");
        }
        for word in GREETING_WORDS {
            assert_eq!(text::fold(word), *word);
        }
    }

    #[test]
    fn a_word_is_two_bytes_or_more() {
        assert!(words().all(|(word, _)| word.trim_matches('*').len() >= 2));
    }

    #[test]
    fn what_may_stand_inside_words_is_beyond_ascii() {
        assert!(INSIDE.iter().all(|(word, _)| !word.is_ascii()));
        let heading = Control {
            section: "ご注文者・お届け先".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&heading).purpose, Purpose::Gift);
    }

    #[test]
    fn headings_and_autocomplete_tell_it_too() {
        let heading = Control {
            section: "Abweichende Lieferadresse".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&heading).purpose, Purpose::Shipping);
        let token = Control {
            autocomplete: "section-a shipping street-address".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&token).purpose, Purpose::Shipping);
    }

    #[test]
    fn billing_and_shipping_in_one_tell_nobody_apart() {
        let heading = |text: &str| {
            Section::of(&Control {
                section: text.into(),
                ..Control::default()
            })
        };
        for both in ["Billing & Shipping Details", "Rechnungs- und Lieferadresse"] {
            assert_eq!(heading(both).purpose, Purpose::Unsaid, "{both}");
        }
    }

    #[test]
    fn numbers_tell_which_of_several() {
        assert_eq!(named("friends[1][email]").number, Some(1));
        assert_eq!(named("name_2").number, Some(2));
        assert_eq!(named("name").number, None);
        let heading = Control {
            section: "Freund 2".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&heading).number, Some(2));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for (_, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                let bare = word.trim_matches('*');
                assert_eq!(text::fold(bare), bare);
            }
        }
    }
}
