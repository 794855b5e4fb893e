//! Chinese, Japanese and Korean names in Latin letters: 王秀英 is Wang Xiuying, 김민서 is Kim Minseo.
//!
//! Family names are a table, since each has spellings of its own (Park, Lee, Choi; Wong and Huang) and
//! a hundred are most people's. Given names are compared where their letters say how they sound: kana,
//! and the consonants of Hangul. Of Chinese characters only this can be told: each is a syllable of pinyin.

use super::text;

/// Family names and how Latin letters write them, one after the other: commonest first, from the public
/// statistics of family names of China, Taiwan, Hong Kong, Japan and Korea.
const FAMILIES: &str = "\
王 wang wong|李 li lee|张/張 zhang chang cheung|刘/劉 liu lau|陈/陳 chen chan tan|杨/楊 yang yeung|\
黄/黃 huang wong hwang|赵/趙 zhao chao chiu|吴/吳 wu ng|周 zhou chou chow chau|徐 xu hsu tsui seo|\
孙/孫 sun suen|马/馬 ma|朱 zhu chu joo|胡 hu wu|郭 guo kuo kwok kwak|何 he ho|林 lin lam lim hayashi|\
罗/羅 luo lo law|高 gao kao ko taka|郑/鄭 zheng cheng jung jeong|梁 liang leung yang|\
谢/謝 xie hsieh tse|宋 song sung|唐 tang tong|许/許 xu hsu hui heo|韩/韓 han hon|冯/馮 feng fung|\
邓/鄧 deng teng tang|曹 cao tsao cho|彭 peng pang|曾 zeng tseng tsang|肖/萧/蕭 xiao hsiao siu|\
田 tian tien|董 dong tung|袁 yuan yuen|潘 pan poon pun|于 yu|蒋/蔣 jiang chiang cheung|蔡 cai tsai choi|\
余 yu yee|杜 du tu to|叶/葉 ye yeh yip|程 cheng ching|苏/蘇 su so|魏 wei ngai|吕/呂 lu lyu lui|\
丁 ding ting jung|任 ren jen yam|沈 shen sham shim|姚 yao yiu|卢/盧 lu lo|姜 jiang chiang keung kang|\
崔 cui tsui choi|钟/鍾/鐘 zhong chung|谭/譚 tan tam|陆/陸 lu luk|汪 wang|范 fan|金 jin chin kam kim|\
石 shi shih shek|廖 liao liu|贾/賈 jia|夏 xia hsia ha|韦/韋 wei|付/傅 fu|方 fang fong bang|白 bai pai baek|\
邹/鄒 zou tsou chow|孟 meng|熊 xiong hung|秦 qin chin|邱 qiu chiu yau|江 jiang chiang kong|尹 yin yoon|\
薛 xue hsueh sit|闫/閻/阎/严/嚴 yan yim|段 duan|雷 lei lui|侯 hou hau|龙/龍 long lung|史 shi shih|陶 tao to|\
黎 li lai|贺/賀 he|顾/顧 gu ku koo|毛 mao mo|郝 hao|龚/龔 gong kung|邵 shao siu|万/萬 wan man|\
钱/錢 qian chien|覃 qin tan|武 wu|戴 dai tai|莫 mo mok|孔 kong kung hung|向 xiang|汤/湯 tang tong|常 chang|\
温/溫 wen wan|康 kang hong|施 shi shih|文 wen man moon|牛 niu|葛 ge ko|邢 xing|安 an ahn|齐/齊 qi chi|\
易 yi yik|乔/喬 qiao|伍 wu ng|庞/龐 pang|颜/顏 yan ngan|倪 ni|庄/莊 zhuang chong|聂/聶 nie|\
章 zhang chang cheung|鲁/魯 lu|岳 yue|翟 zhai|詹 zhan|申 shen shin|欧/歐 ou au|欧阳/歐陽 ouyang auyeung|\
关/關 guan kwan|兰/蘭/蓝/藍 lan|焦 jiao|俞 yu yoo|左 zuo|柳 liu lau yoo|甘 gan kam|祝 zhu|包 bao|宁/寧 ning|\
尚 shang|阮 ruan yuen|柯 ke ko|纪/紀 ji chi|梅 mei mui|童 tong tung|凌 ling|毕/畢 bi|季 ji|裴 pei bae|\
霍 huo fok|翁 weng yung|骆/駱 luo lok|游 you yau|辛 xin shin|管 guan|鲍/鮑 bao|华/華 hua wah|房 fang|\
屈 qu wat|尤 you|卓 zhuo cheuk|古 gu ku|麦/麥 mai mak|岑 cen shum|全 quan jeon|司马/司馬 sima|上官 shangguan|\
诸葛/諸葛 zhuge|东方/東方 dongfang|김 kim gim|이 lee yi rhee li|박 park pak bak|최 choi choe|\
정 jung jeong chung|강 kang gang|조 cho jo|윤 yoon yun|장 jang chang|임 lim im yim|한 han|오 oh o|\
서 seo suh|신 shin sin|권 kwon gwon|황 hwang|안 ahn an|송 song|류 ryu yoo|유 yoo yu you|홍 hong|\
전 jeon jun chun|고 ko go koh|문 moon mun|손 son sohn|양 yang|배 bae pae|백 baek paik paek|\
허 heo hur huh|남 nam|심 shim sim|노 noh roh no|하 ha|곽 kwak gwak|성 sung seong|차 cha|주 joo ju|\
우 woo wu|구 koo ku gu|민 min|진 jin chin|지 ji chi|엄 um eom uhm|채 chae|원 won|천 cheon chun|\
방 bang pang|공 kong gong|현 hyun hyeon|함 ham|변 byun byeon|염 yeom yum|여 yeo|추 choo chu|도 do|소 so|\
석 seok suk|선 sun seon|설 seol|마 ma|길 gil kil|연 yeon|위 wi|표 pyo|명 myung myeong|기 ki|반 ban|왕 wang|\
금 keum|옥 ok|인 in|맹 maeng|제 je|모 mo|탁 tak|국 kook|은 eun|용 yong|남궁 namgung namkung|황보 hwangbo|\
제갈 jegal|선우 sunwoo seonu|佐藤 sato|鈴木 suzuki|高橋 takahashi|田中 tanaka|伊藤/伊東 ito|渡辺/渡邊/渡邉 watanabe|\
山本 yamamoto|中村 nakamura|小林 kobayashi|加藤 kato|吉田 yoshida|山田 yamada|佐々木 sasaki|山口 yamaguchi|\
松本 matsumoto|井上 inoue|木村 kimura|斎藤/斉藤/齋藤 saito|清水 shimizu|山崎 yamazaki yamasaki|森 mori|池田 ikeda|\
橋本 hashimoto|阿部/安部 abe|石川 ishikawa|山下 yamashita|中島 nakajima nakashima|石井 ishii|小川 ogawa|\
前田 maeda|岡田 okada|長谷川 hasegawa|藤田 fujita|後藤 goto|近藤 kondo|村上 murakami|遠藤 endo|青木 aoki|\
坂本 sakamoto|西村 nishimura|福田 fukuda|太田 ota|三浦 miura|藤原 fujiwara|岡本 okamoto|松田 matsuda|\
中川 nakagawa|中野 nakano|原田 harada|小野/大野 ono|田村 tamura|竹内 takeuchi|金子 kaneko|和田 wada|中山 nakayama|\
石田 ishida|上田 ueda|森田 morita|原 hara|柴田 shibata|酒井 sakai|工藤 kudo|横山 yokoyama|宮崎 miyazaki|\
宮本 miyamoto|内田 uchida|高木 takagi|安藤 ando|谷口 taniguchi|丸山 maruyama|今井 imai|高田 takada|藤本 fujimoto|\
武田 takeda|村田 murata|上野 ueno|杉山 sugiyama|増田 masuda|平野 hirano|大塚 otsuka|千葉 chiba|久保 kubo|\
松井 matsui|小島 kojima|岩崎 iwasaki|桜井 sakurai|野口 noguchi|松尾 matsuo|野村 nomura|木下 kinoshita|\
菊地/菊池 kikuchi|佐野 sano|大西 onishi|杉本 sugimoto|新井/荒井 arai|浜田 hamada|菅原 sugawara|市川 ichikawa|\
水野 mizuno|小松 komatsu|島田 shimada|古川 furukawa|小山 koyama|高野 takano|西田 nishida|山内 yamauchi|\
西川 nishikawa|五十嵐 igarashi|北村 kitamura|安田 yasuda|中田 nakata|川口 kawaguchi|平田 hirata|川崎 kawasaki|\
飯田 iida|吉川 yoshikawa|本田 honda|久保田 kubota|沢田 sawada|辻 tsuji|関 seki|吉村 yoshimura|岩田 iwata|\
中西 nakanishi|服部 hattori|樋口 higuchi|福島 fukushima|川上 kawakami|永井 nagai|松岡 matsuoka|田口 taguchi|\
山中 yamanaka|森本 morimoto|土屋 tsuchiya|矢野 yano|広瀬 hirose|秋山 akiyama|石原 ishihara|松下 matsushita|\
大橋 ohashi|松浦 matsuura|吉岡 yoshioka|小池 koike|馬場 baba|浅野 asano|荒木 araki|大久保 okubo|熊谷 kumagai|\
野田 noda|田辺 tanabe|川村 kawamura|星野 hoshino|黒田 kuroda|尾崎 ozaki|望月 mochizuki|永田 nagata|内藤 naito|\
松村 matsumura|西山 nishiyama|大谷 otani|平井 hirai|大島 oshima|岩本 iwamoto|片山 katayama|本間 honma|\
早川 hayakawa|横田 yokota|岡崎 okazaki|大石 oishi|鎌田 kamata|成田 narita|宮田 miyata|小田 oda|石橋 ishibashi|\
篠原 shinohara|須藤 sudo|河野 kono|大沢 osawa|小西 konishi|南 minami nam|高山 takayama|栗原 kurihara|\
松原 matsubara|三宅 miyake|福井 fukui|大森 omori|奥村 okumura|岡 oka|内山 uchiyama|片岡 kataoka";

/// This family name, in Chinese characters or Hangul, is that word in Latin letters. `None`: the table has none such.
/// Both as [`super::text::same_key`] writes them.
#[must_use]
pub fn is_family(dense: &str, latin: &str) -> Option<bool> {
    let latin = short_vowels(latin);
    let sounds = FAMILIES.split('|').find_map(|entry| {
        let (written, sounds) = entry.split_once(' ')?;
        written.split('/').any(|w| w == dense).then_some(sounds)
    })?;
    Some(
        sounds
            .split(' ')
            .any(|sound| short_vowels(&text::same_key(sound)) == latin),
    )
}

/// How a given name compares with its writing in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It sounds so.
    Same,
    /// It may: its consonants do, or it has as many syllables.
    Perhaps,
    /// It does not, or nobody can tell.
    Other,
}

/// Compares this given name, in kana, Hangul or Chinese characters, with that word in Latin letters.
#[must_use]
pub fn given(dense: &str, latin: &str) -> Given {
    let told = |is: bool, what| if is { what } else { Given::Other };
    if let Some(sound) = of_kana(dense) {
        let is = short_vowels(&text::same_key(&sound)) == short_vowels(latin);
        return told(is && !sound.is_empty(), Given::Same);
    }
    if let Some(own) = of_hangul(dense) {
        let is = own.len() >= 2 && [true, false].iter().any(|ng| of_korean(latin, *ng) == own);
        return told(is, Given::Perhaps);
    }
    told(syllables(latin, dense.chars().count()), Given::Perhaps)
}

/// The word is so many syllables of pinyin.
fn syllables(latin: &str, count: usize) -> bool {
    if count == 0 {
        return latin.is_empty();
    }
    // No syllable is longer than "zhuang".
    (1..=6).any(|length| {
        let halves = latin.split_at_checked(length);
        halves.is_some_and(|(one, rest)| is_syllable(one) && syllables(rest, count - 1))
    })
}

/// One of what begins a syllable of pinyin, or nothing, and one of what ends it.
fn is_syllable(text: &str) -> bool {
    const FIRST: &str = " b p m f d t n l g k h j q x zh ch sh r z c s y w ";
    const LAST: &str = " a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan \
         un uang ue er ";
    let is_one_of = |list: &str, part: &str| list.contains(&format!(" {part} "));
    // There is bo and no ro, ji and no ki.
    let go_together = |first: &str, last: &str| match last {
        "o" => is_one_of(" b p m f w ", first),
        "i" => !is_one_of(" g k h w ", first),
        _ => true,
    };
    is_one_of(LAST, text)
        || (1..=2).any(|length| {
            let parts = text.split_at_checked(length);
            parts.is_some_and(|(first, last)| {
                is_one_of(FIRST, first) && is_one_of(LAST, last) && go_together(first, last)
            })
        })
}

/// Where a name that is written without a blank may be cut: family name, then given name.
pub fn cuts(dense: &str) -> impl Iterator<Item = (&str, &str)> {
    let inside = dense.char_indices().map(|(at, _)| at).skip(1).take(3);
    inside.map(|at| dense.split_at(at))
}

/// Satō, Satoh, Satou and Sato are one: long vowels are written in many ways.
fn short_vowels(latin: &str) -> String {
    let mut out = String::with_capacity(latin.len());
    let mut letters = latin.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let is_long = match c {
            'h' => out.ends_with('o') && !"aeiouy".contains(next),
            'u' => out.ends_with(['o', 'u']),
            'o' => out.ends_with('o'),
            _ => false,
        };
        if !is_long {
            out.push(c);
        }
    }
    out
}

/// Hepburn's spelling of kana; `None` when a character is none.
fn of_kana(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut is_doubled = false;
    for c in text.chars() {
        let hiragana = match c {
            // Katakana stand behind hiragana, in the same order.
            '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60)?,
            c => c,
        };
        match hiragana {
            'っ' => is_doubled = true,
            'ー' => {}
            'ゃ' | 'ゅ' | 'ょ' => {
                // き and ょ are kyo, し and ょ sho.
                out.pop();
                if !out.ends_with(['h', 'j']) || out.ends_with("hh") {
                    out.push('y');
                }
                out.push(
                    ['a', 'u', 'o'][usize::from(hiragana > 'ゃ') + usize::from(hiragana > 'ゅ')],
                );
            }
            _ => {
                let sound = KANA.iter().find_map(|(row, sounds)| {
                    let at = row.chars().position(|kana| kana == hiragana)?;
                    sounds.split(' ').nth(at)
                })?;
                if is_doubled {
                    out.extend(sound.chars().next());
                    is_doubled = false;
                }
                out.push_str(sound);
            }
        }
    }
    Some(out)
}

/// Kana by rows, and how each sounds.
const KANA: &[(&str, &str)] = &[
    ("あいうえお", "a i u e o"),
    ("かきくけこ", "ka ki ku ke ko"),
    ("がぎぐげご", "ga gi gu ge go"),
    ("さしすせそ", "sa shi su se so"),
    ("ざじずぜぞ", "za ji zu ze zo"),
    ("たちつてと", "ta chi tsu te to"),
    ("だぢづでど", "da ji zu de do"),
    ("なにぬねの", "na ni nu ne no"),
    ("はひふへほ", "ha hi fu he ho"),
    ("ばびぶべぼ", "ba bi bu be bo"),
    ("ぱぴぷぺぽ", "pa pi pu pe po"),
    ("まみむめも", "ma mi mu me mo"),
    ("やゆよ", "ya yu yo"),
    ("らりるれろ", "ra ri ru re ro"),
    ("わをん", "wa o n"),
];

/// The consonants of Hangul syllables, one letter for those that Latin letters do not keep apart; `None` when a
/// character is none. Syllables stand in the order of their 19 first, 21 middle and 28 last letters (Unicode, 3.12).
fn of_hangul(text: &str) -> Option<String> {
    const FIRST: &[u8; 19] = b"kknttlmppss_jjjktph";
    const LAST: &[u8; 28] = b"_kkknnntlkmlllplmppttgttktp_";
    let mut out = String::new();
    for c in text.chars() {
        let at = u32::from(c).checked_sub(0xac00)?;
        let first = FIRST.get(usize::try_from(at / (21 * 28)).ok()?)?;
        let last = LAST.get(usize::try_from(at % 28).ok()?)?;
        out.extend(
            [*first, *last]
                .map(char::from)
                .iter()
                .filter(|c| **c != '_'),
        );
    }
    Some(out)
}

/// The same of how Latin letters write it. `whole`: "ng" is one sound.
fn of_korean(latin: &str, whole: bool) -> String {
    let mut out = String::new();
    let mut rest = latin;
    while let Some(c) = rest.chars().next() {
        let two = rest.get(..2).unwrap_or_default();
        let (sound, length) = match two {
            "ng" if whole => (Some('g'), 2),
            "sh" => (Some('s'), 2),
            "ch" => (Some('j'), 2),
            _ => (consonant(c, rest), c.len_utf8()),
        };
        out.extend(sound);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn consonant(c: char, rest: &str) -> Option<char> {
    Some(match c {
        'g' | 'k' | 'c' => 'k',
        'd' | 't' => 't',
        'b' | 'p' => 'p',
        'r' | 'l' => 'l',
        'm' | 'n' | 's' | 'j' => c,
        // Elsewhere it makes a vowel long: Suh, Ahn.
        'h' if rest
            .chars()
            .nth(1)
            .is_some_and(|next| "aeiouwy".contains(next)) =>
        {
            'h'
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_written_as_they_are_compared() {
        for entry in FAMILIES.split('|') {
            let (written, sounds) = entry.split_once(' ').unwrap();
            for word in written.split('/') {
                assert_eq!(text::same_key(word), word);
            }
            for sound in sounds.split(' ') {
                assert!(!sound.is_empty() && sound.bytes().all(|b| b.is_ascii_lowercase()));
            }
        }
    }

    #[test]
    fn families_of_the_table_are_known_by_their_sounds() {
        for (dense, latin) in [
            ("王", "wang"),
            ("黃", "wong"),
            ("이", "rhee"),
            ("박", "park"),
            ("佐藤", "satoh"),
            ("大野", "ohno"),
            ("渡邊", "watanabe"),
        ] {
            assert_eq!(is_family(dense, latin), Some(true), "{dense} {latin}");
        }
        assert_eq!(is_family("王", "li"), Some(false));
        assert_eq!(is_family("薔薇", "bara"), None);
    }

    #[test]
    fn given_names_are_known_by_their_letters() {
        for (dense, latin, expected) in [
            ("はるか", "haruka", Given::Same),
            ("ユウコ", "yuko", Given::Same),
            ("しょうこ", "shoko", Given::Same),
            ("きょうへい", "kyouhei", Given::Same),
            ("いっぺい", "ippei", Given::Same),
            ("けんじ", "kenji", Given::Same),
            ("민서", "minseo", Given::Perhaps),
            ("지훈", "jihoon", Given::Perhaps),
            ("지훈", "jihun", Given::Perhaps),
            ("영숙", "youngsook", Given::Perhaps),
            ("민국", "minguk", Given::Perhaps),
            ("서현", "seohyun", Given::Perhaps),
            ("秀英", "xiuying", Given::Perhaps),
            ("思远", "siyuan", Given::Perhaps),
            ("伟", "wei", Given::Perhaps),
            ("はるか", "haruki", Given::Other),
            ("민서", "jihoon", Given::Other),
            ("秀英", "ying", Given::Other),
            ("志强", "robert", Given::Other),
            ("志强", "mueller", Given::Other),
            ("", "", Given::Other),
            ("아이", "ai", Given::Other),
        ] {
            assert_eq!(given(dense, latin), expected, "{dense} {latin}");
        }
    }
}
