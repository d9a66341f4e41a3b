package io.isthmus.sandbox.directory;

import java.util.List;

/** Names as people have them, each with the spelling its address uses. */
final class PersonNames {

    /** @param written as a person writes it; @param address lower-case ASCII for addresses and account names */
    record Name(String written, String address) {}

    private static final List<Name> GIVEN = list("""
            Łukasz=lukasz Åse=aase Zoë=zoe Jürgen=juergen Nguyễn=nguyen Søren=soeren İpek=ipek José=jose Chloé=chloe
            Þóra=thora Δήμητρα=dimitra Олена=olena 美咲=misaki Siân=sian Tomáš=tomas Élise=elise Oğuz=oguz Maria=maria
            John=john Aisha=aisha Wei=wei Fatima=fatima Kwame=kwame Ingrid=ingrid Noah=noah Mei=mei Amélie=amelie
            Björn=bjorn Ana=ana Rosa=rosa Karl=karl Ivana=ivana Petra=petra Anton=anton Lea=lea Marek=marek Nils=nils
            Olga=olga Pavel=pavel Quinn=quinn Rhys=rhys Sofia=sofia""");

    private static final List<Name> FAMILY = list("""
            Żukowski=zukowski Ødegård=oedegaard Müller=mueller Nuñez=nunez García=garcia Grünwald=gruenwald Şahin=sahin
            Novák=novak Þorláksson=thorlaksson Παπαδοπούλου=papadopoulou Шевченко=shevchenko 佐藤=sato O'Brien=obrien
            Ó_Súilleabháin=osuilleabhain van_der_Berg=vanderberg Løvås=loevaas Brontë=bronte Smith=smith Haddad=haddad
            Mensah=mensah Lindqvist=lindqvist Kowalczyk=kowalczyk Rossi=rossi Dubois=dubois Silva=silva Weiß=weiss
            Johansson=johansson Horvat=horvat Jansen=jansen Costa=costa Ivanov=ivanov Keller=keller Laine=laine Moreau=moreau
            Nowak=nowak Olsen=olsen Popescu=popescu Schäfer=schaefer Tamm=tamm Varga=varga Weber=weber Yılmaz=yilmaz
            Zeller=zeller""");

    private PersonNames() {}

    static Name given(int index) {
        return GIVEN.get(Math.floorMod(index * 7 + index / GIVEN.size(), GIVEN.size()));
    }

    static Name family(int index) {
        return FAMILY.get(Math.floorMod(index * 11 + index / 5, FAMILY.size()));
    }

    private static List<Name> list(String words) {
        return List.of(words.split("\\s+")).stream()
                .map(word -> word.split("="))
                .map(pair -> new Name(pair[0].replace('_', ' '), pair[1]))
                .toList();
    }
}
