//! What the words of an office say: of whom, and what is done with them.

use std::sync::LazyLock;

use crate::lower::{is_alphanumeric, is_letter};
use crate::value::{List, is_of_reader, text};

/// What only those do who answer what others ask: links, buttons and labels of a desk, without blanks.
const DESK: &str = "unassigned assigned assignedtome assignedto assignee assignto assigntome internalnote \
    internalcomment privatenote agentnote cannedresponses macros workqueue myqueue submitassolved \
    markassolved escalate walk-in frontdesk housekeeping nichtzugewiesen nichtzugeordnet mirzugewiesen zugewiesenan \
    internenotiz internernotiz internerkommentar warteschlange textbausteine alsgeloestmarkieren eskalieren \
    nonassigne nonassignes nonassignee nonassignees nonattribue nonattribues assigneamoi assignesamoi assignea \
    noteinterne commentaireinterne filed'attente reponsestypes reponsespredefinies marquercommeresolu \
    sinasignar asignadosami asignadasami asignadoa asignara notainterna comentariointerno \
    respuestaspredefinidas marcarcomoresuelto nonassegnati nonassegnate assegnatiame assegnatea assegnatoa \
    incaricoame assegnatiame commentointerno rispostepredefinite niettoegewezen toegewezenaan \
    aanmijtoegewezen toegewezenaanmij internenotitie standaardantwoorden afhandelen nieprzypisane \
    przypisanedomnie przypisanedo notatkawewnetrzna szablonyodpowiedzi oznaczjakorozwiazane naoatribuido \
    naoatribuidos atribuidosamim atribuidoamim atribuidoa comentariointerno respostasprontas \
    marcarcomoresolvido otilldelade otilldelad tilldelademig tilldelatmig tilldeladtill internanteckning \
    ikketildelt ufordelt ufordelte tildelttilmig tildeltmeg tildelttil interntnotat internnote internkommentar \
    osoittamattomat kohdistamattomat vastuuhenkiloe sisaeinenmuistiinpano sisaeinenhuomautus neprirazene \
    neprirazeno prirazenomne fronta resitel internipoznamka nepriradene priradenemne riesitel internapoznamka \
    hozzarendeletlen hozzamrendelt kiosztatlan belsomegjegyzes neatribuite nealocate atribuitemie notainterna \
    atanmamis atanmamislar banaatanan banaatananlar dahilinot icnot nedodijeljeno nedodeljeno dodijeljenomeni \
    internabiljeska internabeleska нераспределенные неназначенные назначенымне назначенныемне исполнитель \
    внутренняязаметка внутреннийкомментарий непризначені призначенімені виконавець внутрішнянотатка \
    внутрішнійкоментар неразпределени вътрешнабележка χωρισαναθεση ανατεθειμεναμου εσωτερικησημειωση 未割り当て 未割当 \
    未対応一覧 内部メモ 社内メモ 対応履歴 未分配 未指派 分配给我 指派給我 处理人 受理人 内部备注 內部備註 미배정 미할당 내부메모 나에게할당됨 chuaphancong \
    ghichunoibo belumditugaskan catataninternal غيرمعينه غيرمسنده ملاحظهداخليه לאמשויך לאמשויכים הערהפנימית";

/// What is numbered there. An event's ticket is somebody's, too.
const TICKETS: &str = "ticket tiket incident incidenci stoerung zgloszeni chamado pozadav aerende henvendels \
    тикет обращени звернення заявк チケット 工单 工單 티켓 تذكره קריאה";

/// Who asked, as a desk calls them; offices ask those who apply by such words as well.
const ASKERS: &str = "author createdby ersteller erstelltvon autor verfasser auteur creepar creadopor autore creatoda \
    aangemaaktdoor utworzonyprzez criadopor vytvoril skapadav oprettetaf opprettetav 作成者 创建人 작성자 reporter reportedby requester requestedby requestor anfragender anfragende anforderer \
    meldender melder gemeldetvon kundenbenutzer demandeur demandeuse rapporteur solicitante informador reportadopor richiedente \
    aanmelder segnalatore segnalatoda aanvrager melderin gemelddoor zglaszajacy zglaszajaca autorzgloszenia relator requerente zadatel \
    nahlasil ohlasovatel ziadatel bejelento solicitant anmaelare innmelder rekvirent melderens ilmoittaja \
    talepeden bildiren podnositelj prijavio заявитель инициатор заявник ініціатор заявител αιτων 報告者 起票者 问题报告人 提单人 \
    보고자 요청자 pelapor nguoiyeucau";

/// Whom those who sell send to; a checkout asks for them, too.
const BUYERS: &str = "buyer kaeufer acheteu comprador acquirent koper kupujac kupujic vevo koepare koeber kjoeper ostaja \
    cumparator alici kupac покупател покупець покупц купувач αγοραστ 購入者 落札者 买家 買家 구매자 pembeli مشتر קונה";

/// Links of those who sell, without blanks.
const SALES: &str = "sales mysales sold selling seller seller-hub sellercentre verkaeufe meineverkaeufe verkauft \
    ventes mesventes vendus misventas ventas vendidos vendite lemievendite venduti verkopen \
    mijnverkopen verkocht sprzedaz mojasprzedaz sprzedane vendas minhasvendas prodeje moje-prodeje predaje \
    eladasok eladasaim saalda foersaeljningar mitsalg salg solgte solgt myynnit myydyt vanzari vanzarilemele \
    satislarim satislar prodaja продажи моипродажи проданные продажі моїпродажі продажби πωλησεισ οιπωλησεισμου \
    出品した商品 販売履歴 売却済み 我卖出的 已卖出 已賣出 판매내역 donban penjualan penjualansaya المبيعات מכירות המכירותשלי";

/// "Edit", beginnings of words, folded.
const EDITS: &str = "edit manage bearbeit modifi editar edytu edycj bewerk wijzig uprav szerkeszt redigera rediger \
    muokka duezenle ubah sunting редактирова редагува επεξεργασια 編集 编辑 編輯 수정 chinh تعديل עריכ";

/// What only those who keep files do with somebody: delete, lock, turn down, put together.
const RULES: &str = "delete remove archive deactivate merge reject impersonate loeschen entfernen sperren \
    archivieren ablehnen zusammenfuehren supprimer archiver eliminar borrar archivar elimina rimuovi \
    archivia verwijder archiveer usun skasuj zarchiwizuj excluir remover arquivar smazat odstranit vymazat \
    toerles bort slet slett poista sterge obrisi izbrisi удалить видалити изтрии διαγραφη 削除 删除 刪除 \
    삭제 hapus xoa حذف מחיק";

/// "Save".
const SAVES: &str = "add hinzufueg ajouter anadir agregar aggiung toevoeg dodaj adicionar laegg legg tilfoej lisaeae \
    pridat hozzaad adauga ekle добавить додати добави προσθηκη 追加 添加 추가 수정 변경 修改 更新 save update speicher aktualisier enregistrer sauvegarder guardar salva aggiorna salvar \
    opslaan zapisz ulozit mentes spara gem lagre tallenna salveaza spremi shrani sacuvaj kaydet сохранить зберегти запази \
    αποθηκευση 保存 儲存 저장 simpan luu حفظ שמיר";

/// What somebody's data is kept in.
const FOLDERS: &str = "record file chart dossier akte karteikarte stammblatt fiche ficha expediente scheda \
    cartella kartoteka kartotek karticka karta adatlap toerzslap journal fisa karton карточк картк картон καρτελα \
    カルテ 档案 檔案 병력 hoso ملف תיק";

/// Whose record it is, beginnings of words, folded.
const PEOPLE: &str = "gaest gost obyvatel volunteer customer client kunde patient employee mitarbeiter student schueler pupil member mitglied \
    applicant candidate bewerber tenant mieter salarie employe eleve locataire candidat adherent cliente \
    paciente empleado alumno aluno inquilino socio paziente dipendente klant medewerker leerling lid \
    huurder pacjent pracownik uczni uczen czlon najemc zakazni zamestnan pacient zakaznik najemnik clen \
    uegyfel paciens munkavallalo tanulo angajat asiakas asiakka potilas potilaa tyoentekij oppilas oppilaa \
    jaesen muesteri hasta calisan oegrenci ueye pelanggan karyawan siswa pasien клиент пациент сотрудник ученик \
    служител клиєнт пацієнт співробітник πελατ ασθεν υπαλληλ μαθητ 顧客 患者 社員 生徒 客户 客戶 고객 환자 직원 khach \
    عميل موظف לקוח עובד guest gast anstaelld medarbejder ansatt elev klient klijent pacijent medlem \
    lead prospect resident requester bewohner etudiant prospecto funcionari studente alunn interessent \
    sollicitant kandidaat kund hyresgaest soekande ansoeger lejer pasient soeker leietaker kandydat uchaze \
    uchadza ziak najomnik beteg dolgozo diak berlo membru chirias hakija vuokralai personel aday kiraci \
    zaposleni ucenik stanar zaposlen anggota penyewa член кандидат \
    арендатор наемател учень учня учні орендар студент υποψηφι ενοικιαστ 従業員 応募者 入居者 员工 員工 学生 學生 학생 \
    지원자 임차인 مريض طالب مستاجر מטופל תלמיד דייר collaborator collaborateur collaborador collaboratore \
    jasen ugyfel anstalld hyresgast sokande soker tyontekij ogrenci";

/// Where an office's way leads: those whom a shop or a practice serves.
const LISTS: &str = "customers clients patients kunden patienten mandanten klienten clientes pacientes \
    clienti pazienti klanten klienci pacjenci zakaznici pacienti uegyfelek betegek kunder \
    patienter pasienter asiakkaat potilaat kupci muesteriler hastalar клиенты пациенты клієнти \
    пацієнти клиенти πελατεσ ασθενεισ 顧客一覧 客户管理 고객관리 회원관리 العملاء לקוחות pelanggan 会員管理 ユーザー管理 \
    会员管理 用户管理 attendees teilnehmerliste \
    参加者一覧 参加者管理 参会者 참가자관리 \
    users manageusers benutzer benutzerverwaltung utilisateurs usuarios utenti gebruikers uzytkownicy uzivatele \
    felhasznalok kullanicilar пользователи користувачі collaborators";

/// What only those who keep an office look at, beside a list of people. "Products" and "Customers" are
/// what makers praise.
const WAYS: &str = "dashboard personale personeel personnel staff reports reporting analytics statistics invoices \
    payroll inventory warehouse campaigns \
    pipeline opportunities deals macros queues roles orders plugins timesheets attendance gradebook \
    rosters berichte auswertungen statistik statistiken rechnungen bestellungen lager kampagnen \
    abrechnung buchhaltung statistiques rapports factures facturation paie conges commandes \
    campagnes opportunites informes estadisticas facturas facturacion nominas pedidos \
    campanas inventario statistiche fatture magazzino ordini cedolini presenze relatorios \
    faturas financeiro estoque turmas rapporten rapportages statistieken facturen voorraad bestellingen \
    contributie verzuim raporty raportowanie statystyki faktury magazyn zamowienia prehledy \
    sklad objednavky mzdy statistiky jelentesek szamlak raktar rapoarte facturi stoc \
    comenzi programari statistici izvjestaji racuni narudzbe fakturor rapporter fakturaer anvaendare fastigheter \
    avier kontingent raportit laskutus laskut tilastot varasto raporlar faturalar stok siparisler randevular \
    отчеты счета статистика склад заказы сделки звіти рахунки замовлення угоди расписание розклад \
    отчети поръчки фактури αναφορεσ τιμολογια παραγγελιεσ στατιστικα 受注一覧 受注管理 商品管理 売上 集計 订单管理 \
    商品管理 报表 统计 주문관리 통계 상품관리 laporan faktur التقارير الفواتير דוחות חשבוניות הזמנות";

/// Who comes to an event: its office counts them, its site praises them.
const CROWDS: &str = "participants teilnehmer teilnehmende participantes asistentes partecipanti deelnemers uczestnicy \
    ucastnici resztvevok deltagare deltagere deltakere osallistujat participanti katilimcilar sudionici участники \
    учасники участници συμμετεχοντεσ 参加者 参与者 참가자 peserta المشاركون משתתפים";

/// Who else is asked for by a word of their own, not by "name": beginnings of words.
const ROLES: &str = "user payee attendee participant passenger traveller traveler driver signer grantee \
    nutzer benutzer begunstigt beguenstigt bevollmaechtigt interessent teilnehmer reisende fahrer unterzeichner mitspieler kontakt \
    utilisateur beneficiaire mandataire participant passager voyageur conducteur signataire \
    usuario beneficiario apoderado interesado participante pasajero viajero conductor firmante \
    utente beneficiario delegato interessato partecipante passeggero viaggiatore firmatario ospite \
    gebruiker begunstigde gemachtigde deelnemer passagier reiziger bestuurder ondertekenaar \
    uzytkowni upowazniony pelnomocnik uczestnik pasazer podrozny kierowca \
    utilizador beneficiario procurador interessado passageiro viajante \
    bruger bruker anvaendare deltagare deltager deltaker passagerare passager resenaer foerare \
    kayttaja osallistuja matkustaja uzivatel ucastnik cestujici ridic zmocnenec uzivatel cestujuci \
    felhasznalo resztvevo utas meghatalmazott utilizator participant pasager calator imputernicit \
    korisnik sudionik ucesnik putnik vozac kullanici katilimci yolcu surucu \
    пользовател участник пассажир водител доверенн користувач учасник пасажир потребител пътник χρηστ συμμετεχ επιβατ \
    利用者 参加者 搭乗者 乗客 代理人 使用者 用户 用戶 参与者 乘客 乘机人 사용자 참가자 탑승자 승객 pengguna peserta penumpang \
    ungvien ung nguoidung zastupc erziehungsberechtigt guardian opiekun huoltaja foresatt vaardnadshavare المستخدم المشارك المسافر משתמש משתתף נוסע";

/// Who works for whoever reads "my" or "your" before it: beginnings of words.
const ADVISERS: &str = "berater ansprechpartner hausarzt hausaerzt vermieter betreuer advisor adviser landlord gp conseiller medecin \
    proprietaire consulente medico asesor casero adviseur huisarts verhuurder doradc lekarz poradce lekar raadgivare laeaekaer \
    danisman консультант врач лікар менеджер συμβουλο 担当者 主治医 顾问 医生 담당자 주치의";

/// What somebody sends in who wants to be one of them.
const REQUESTS: &str = "candidatur kandidatur kandidatuur";

/// What a word says.
#[derive(Clone, Copy)]
pub(super) enum Sense {
    Edits,
    Rules,
    Saves,
    Folders,
    People,
    Requests,
    Tickets,
    Buyers,
    Roles,
    Advisers,
}

/// Words without their endings, folded.
static STEMS: LazyLock<List> = LazyLock::new(|| {
    let stems = [
        (EDITS, Sense::Edits),
        (RULES, Sense::Rules),
        (SAVES, Sense::Saves),
        (FOLDERS, Sense::Folders),
        (PEOPLE, Sense::People),
        (REQUESTS, Sense::Requests),
        (TICKETS, Sense::Tickets),
        (BUYERS, Sense::Buyers),
        (ROLES, Sense::Roles),
        (ADVISERS, Sense::Advisers),
    ];
    List::new(stems.into_iter().flat_map(|(stems, sense)| {
        let stems = stems.split_whitespace();
        stems.map(move |stem| (stem, sense as usize))
    }))
});

/// What a whole text says: where a link of an office leads, or what a field is called there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    List,
    Desk,
    Sales,
    Crowd,
    Asker,
    Way,
}

/// What stands in two of the lists is of the first.
const LEADS: [(&str, Lead); 6] = [
    (LISTS, Lead::List),
    (DESK, Lead::Desk),
    (SALES, Lead::Sales),
    (CROWDS, Lead::Crowd),
    (ASKERS, Lead::Asker),
    (WAYS, Lead::Way),
];

static LEAD_OF: LazyLock<List> = LazyLock::new(|| {
    let lists = LEADS.into_iter().zip(0..);
    List::new(lists.flat_map(|((list, _), at)| list.split_whitespace().map(move |lead| (lead, at))))
});
/// None of them is longer, blanks and all.
const LONGEST_LEAD: usize = 64;

/// Of a label, folded, in bytes.
pub(super) const LONGEST_LABEL: usize = 90;

/// Which of [`LEADS`] a text is. Dense scripts are written with and without blanks, links with how many there
/// are behind them.
pub(super) fn leads_to(folded: &str) -> Option<Lead> {
    let bare = folded.trim_matches(|c: char| !is_letter(c) && !c.is_alphabetic());
    if bare.len() > LONGEST_LEAD {
        return None;
    }
    let at = match bare.contains(' ') {
        true => LEAD_OF.get(&bare.replace(' ', "")),
        false => LEAD_OF.get(bare),
    }?;
    LEADS.get(at).map(|(_, lead)| *lead)
}

/// A label asks for a customer's name, a guest's, the one's who asked: whoever fills that in speaks of another.
#[must_use]
pub fn is_of_somebody(label: &str) -> bool {
    if label.len() > LONGEST_LABEL {
        return false;
    }
    let folded = text::fold(label);
    let words = Words::of(&folded);
    words.are_of_somebody()
        || words.say(Sense::Buyers)
        || words.say(Sense::Advisers)
        || words.say(Sense::Roles) && !words.are_of_reader()
        || leads_to(&folded) == Some(Lead::Asker)
}

/// "Your landlord", "Mein Hausarzt": not of whoever reads it, for all that it says.
#[must_use]
pub fn is_of_adviser(folded: &str) -> bool {
    Words::of(folded).say(Sense::Advisers)
}

/// A button keeps what is there; what is asked of a visitor is sent.
#[must_use]
pub fn is_saved(button: &str) -> bool {
    button.len() <= text::LONGEST && Words::of(&text::fold(button)).say(Sense::Saves)
}

/// "Patients"; in writing without blanks with what makes a list of them: "고객지원" is where customers are helped.
pub(super) fn is_list_of_people(link: &str) -> bool {
    const LISTS: &[&str] = &[
        "관리", "목록", "현황", "管理", "一覧", "名簿", "列表", "名单", "名單",
    ];
    let is_dense = || link.contains(|c| c >= text::FIRST_SET_TOGETHER);
    let says_list =
        || LISTS.iter().any(|list| link.ends_with(list)) || link.chars().nth(2).is_none();
    is(senses(link), Sense::People) && (!is_dense() || says_list())
}

/// What the words of a text say.
pub(super) struct Words<'a> {
    folded: &'a str,
    /// The [`Sense`]s of all, a bit each.
    senses: u16,
    /// What follows the first who is one of [`PEOPLE`].
    pub(super) behind_person: Option<&'a str>,
    /// What follows the first of [`TICKETS`].
    pub(super) behind_ticket: Option<&'a str>,
}

impl<'a> Words<'a> {
    pub(super) fn of(folded: &'a str) -> Self {
        let mut said = Self {
            folded,
            senses: 0,
            behind_person: None,
            behind_ticket: None,
        };
        for (word, after) in words(folded) {
            let senses = senses(word);
            if is(senses, Sense::People) {
                said.behind_person.get_or_insert(after);
            }
            if is(senses, Sense::Tickets) {
                said.behind_ticket.get_or_insert(after);
            }
            said.senses |= senses;
        }
        said
    }

    pub(super) const fn say(&self, sense: Sense) -> bool {
        is(self.senses, sense)
    }

    /// They speak of a customer, a patient, and not to them.
    pub(super) fn are_of_somebody(&self) -> bool {
        self.say(Sense::People) && !self.say(Sense::Requests) && !self.are_of_reader()
    }

    /// "Your customer number".
    fn are_of_reader(&self) -> bool {
        is_of_reader(self.folded)
    }
}

pub(super) const fn is(senses: u16, sense: Sense) -> bool {
    senses >> sense as u8 & 1 == 1
}

/// The words of a text, each with what follows it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = bare(rest);
        let end = start
            .find(|c: char| !is_alphanumeric(c))
            .unwrap_or(start.len());
        let (word, after) = start.split_at(end);
        rest = after;
        (!word.is_empty()).then_some((word, after))
    })
}

/// What a word says, a bit for each [`Sense`].
pub(super) fn senses(word: &str) -> u16 {
    // Scripts that set words together have them anywhere.
    let places = if word.is_ascii() { 1 } else { word.len() };
    let mut senses = 0;
    for (at, c) in word.char_indices().take(places) {
        let is_inside = c >= text::FIRST_SET_TOGETHER;
        if at > 0 && !is_inside {
            continue;
        }
        let rest = word.get(at..).unwrap_or_default();
        for (stem, sense) in STEMS.near(rest) {
            let is_ending = |ending: &str| ending.chars().nth(LONGEST_ENDING).is_none();
            let ending = rest.strip_prefix(stem);
            if ending.is_some_and(|ending| is_inside || is_ending(ending)) {
                senses |= 1 << sense;
            }
        }
    }
    senses
}

/// Of a word in Latin, Greek or Cyrillic letters. "Kundendaten", "membership" are of whoever reads it.
const LONGEST_ENDING: usize = 3;

/// "HELP-881 …", "[HELP-881] …": a project and what is numbered in it.
pub(super) fn begins_with_a_key(title: &str) -> bool {
    let (project, rest) = bare(title).split_once('-').unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest
        .get(digits..)
        .is_some_and(|rest| !rest.starts_with(is_alphanumeric));
    (2..=LONGEST_PROJECT).contains(&project.len())
        && project.bytes().all(|byte| byte.is_ascii_lowercase())
        && digits > 1
        && ends
}

const LONGEST_PROJECT: usize = 10;

/// One of many; "Ticket 2" is of who goes there together.
pub(super) fn is_long_number(after: &str) -> bool {
    is_number(after)
        && after
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count()
            > 2
}

/// " #4711", " n° 88", ": 12"; not "-Nr. 4711", which is told to its owner.
pub(super) fn is_number(after: &str) -> bool {
    let rest = bare(after);
    let marks = ["nr", "no", "n"];
    let marked = marks.iter().find_map(|mark| rest.strip_prefix(mark));
    let number = marked.map_or(rest, bare);
    !after.starts_with('-') && number.starts_with(|c: char| c.is_ascii_digit())
}

/// The text from its first letter or digit on.
fn bare(text: &str) -> &str {
    // Most texts are of letters and blanks alone.
    let text = text.trim_start_matches(' ');
    text.trim_start_matches(|c: char| c == 'º' || !is_alphanumeric(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_customers_are_helped_is_no_list_of_them() {
        for link in ["patients", "고객관리", "고객", "患者一覧", "学生管理"] {
            assert!(is_list_of_people(link), "{link}");
        }
        for link in ["고객지원", "고객센터", "客户服务", "orders"] {
            assert!(!is_list_of_people(link), "{link}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        assert!(LEAD_OF.keys().all(|lead| lead.len() + 8 < LONGEST_LEAD));
        for word in STEMS.keys().chain(LEAD_OF.keys()) {
            assert_eq!(text::fold(word), word);
        }
    }
}
