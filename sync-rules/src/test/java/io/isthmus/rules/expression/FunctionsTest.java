package io.isthmus.rules.expression;

import static io.isthmus.rules.expression.Formulas.failure;
import static io.isthmus.rules.expression.Formulas.print;
import static io.isthmus.rules.expression.Formulas.printed;
import static io.isthmus.rules.expression.Formulas.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.evaluation.FlowValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the published function reference, and the corners it names. */
class FunctionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                // conversion
                "CBool(\"true\") => True",
                "CBool(0) => False",
                "CBool(NULL) => False",
                "CBool([mail] = [mail]) => True",
                "CNum(\" 12 \") => 12",
                "CNum(CBin(513,2)) => 513",
                "CStr(True) => True",
                "CStr([dn]) => CN=Doe\\, Joe,OU=Atlanta,OU=GA,OU=US,DC=sales,DC=contoso,DC=com",
                "ConvertToBase64(\"Hello world!\") => SABlAGwAbABvACAAdwBvAHIAbABkACEA",
                "ConvertFromBase64(\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\") => Hello world!",
                "ConvertFromBase64(\"SGVsbG8gd29ybGQh\", UTF8) => Hello world!",
                "ConvertToBase64([objectGUID]) => AAECAwQFBgcICQoLDA0ODw==",
                "ConvertToUTF8Hex(\"Hello world!\") => 48656C6C6F20776F726C6421",
                "ConvertFromUTF8Hex(\"48656C6C6F20776F726C6421\") => Hello world!",
                "StringFromGuid([objectGUID]) => 03020100-0504-0706-0809-0a0b0c0d0e0f",
                "StringFromGuid(CGuid(\"{03020100-0504-0706-0809-0a0b0c0d0e0f}\")) => 03020100-0504-0706-0809-0a0b0c0d0e0f",
                "CStr(CGuid(\"03020100-0504-0706-0809-0a0b0c0d0e0f\")) => AAECAwQFBgcICQoLDA0ODw==",
                "StringFromSid(\"AQUAAAAAAAUVAAAAoGXPfnhLm1/nfIdwUAQAAA==\") => S-1-5-21-2127521184-1604012920-1887927527-1104",
                // dates
                "CDate(\"2013-01-10 4:00 PM -8\") => 2013-01-11T00:00:00Z",
                "CDate(\"20140905081453.0Z\") => 2014-09-05T08:14:53Z",
                "CDate(\"12/25/2007\") => 2007-12-25T00:00:00Z",
                "DateAdd(\"m\", 3, CDate(\"2001-01-01\")) => 2001-04-01T00:00:00Z",
                "DateAdd(\"yyyy\", -1, CDate(\"2004-02-29\")) => 2003-02-28T00:00:00Z",
                "DateAdd(\"q\", 1, CDate(\"2001-01-01\")) => 2001-04-01T00:00:00Z",
                "DateAdd(\"ww\", 1, CDate(\"2001-01-01\")) => 2001-01-08T00:00:00Z",
                "DateAdd(\"n\", 90, CDate(\"2001-01-01\")) => 2001-01-01T01:30:00Z",
                "DateFromNum(129699324000000000) => 2012-01-01T23:00:00Z",
                "NumFromDate(CDate(\"2012-01-01 23:00:00\")) => 129699324000000000",
                "FormatDateTime(CDate(\"12/25/2007\"),\"yyyy-MM-dd\") => 2007-12-25",
                "FormatDateTime(DateFromNum(130543532930000000),\"yyyyMMddHHmmss.0Z\") => 20140905011453.0Z",
                "FormatDateTime(CDate(\"2007-12-25 15:04\"),\"ddd d MMMM yy h:mm tt\") => Tue 25 December 07 3:04 PM",
                "Now() => 2026-11-21T01:00:00Z",
                // directory
                "DNComponent(CRef([dn]),1) => Doe, Joe",
                "DNComponentRev(CRef(\"cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com\"),3) => US",
                "DNComponentRev(CRef(\"cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com\"),1,\"DC\") => US",
                "EscapeDNComponent(\"cn=Doe, Joe\") => cn=Doe\\, Joe",
                "InStr(DNComponent(CRef(\"CN=Joe\\0ACNF:2f3b,DC=x\"),1),\"\\\\0ACNF:\") => 4",
                // tests
                "IsBitSet(&HF,4) => True",
                "IsBitSet([userAccountControl],2) => True",
                "IsBitSet(NULL,2) => False",
                "IsDate(\"2013-02-30\") => False",
                "IsDate(\"2013-02-28\") => True",
                "IsEmpty([empty]) => True",
                "IsEmpty([absent]) => False",
                "IsGuid(\"00001111-aaaa-2222-bbbb-3333cccc4444\") => True",
                "IsGuid(\"00001111\") => False",
                "IsNull([absent]) => True",
                "IsNull([empty]) => False",
                "IsNullOrEmpty([empty]) => True",
                "IsNumeric(\"12a\") => False",
                "IsNumeric(\"-12\") => True",
                "IsPresent([mail]) => True",
                "IsPresent([empty]) => False",
                "IsString([objectGUID]) => False",
                "IsString([mail]) => True",
                // math
                "BitAnd(&HF, &HF7) => 7",
                "BitOr(8, 1) => 9",
                "CBool(BitAnd([groupType],-2147483648)) => True",
                "CBool(BitAnd(8,-2147483648)) => False",
                "RandomNum(5,5) => 5",
                // multi-valued
                "Contains([proxyAddresses],\"SMTP:\") => 2",
                "Contains([proxyAddresses],\"sip:\") => 0",
                "Contains([proxyAddresses],\"sip:\",CaseInsensitive) => 3",
                "Contains([manager],\"CN=Boss\") => 0",
                "Contains([manager],\"cn=boss,dc=contoso,dc=com\") => 1",
                "Count([proxyAddresses]) => 3",
                "Count([absent]) => 0",
                "Item([proxyAddresses],Contains([proxyAddresses],\"SMTP:\")) => SMTP:joe@contoso.com",
                "ItemOrNull([numbers],3) => 3",
                "Join([numbers]) => 1 2 3",
                "Join([numbers],\",\") => 1,2,3",
                "ValueCount(\"member\") => 250000",
                "ValueCount(\"numbers\") => 3",
                // text
                "InStr(\"The quick brown fox\",\"quick\") => 5",
                "InStr(\"repEated\",\"e\",3,vbBinaryCompare) => 7",
                "InStr(\"repEated\",\"e\",3,vbTextCompare) => 4",
                "InStr([absent],\"x\") => 0",
                "InStrRev(\"abbcdbbbef\",\"bb\") => 7",
                "LCase(\"TeSt\") => test",
                "UCase(\"TeSt\") => TEST",
                "PCase(\"TEsT me\") => Test Me",
                "Left(\"John Doe\", 3) => Joh",
                "Left(\"John\", -1) => John",
                "Left(\"John\", 99) => John",
                "Right(\"John Doe\", 3) => Doe",
                "Right(\"John\", -1) => John",
                "Mid(\"John Doe\", 3, 5) => hn Do",
                "Mid(\"John Doe\", 6, 999) => Doe",
                "Mid(\"John Doe\", 6) => Doe",
                "Mid(\"John\", 9, 2) => John",
                "Mid(\"John\", 0, 2) => John",
                "Mid(\"John\", 2, -1) => John",
                "Len(\"John Doe\") => 8",
                "Len([objectGUID]) => 16",
                "Len([absent]) => 0",
                "Trim([givenName]) => Joe",
                "\"<\"&LTrim(\" Test \")&\">\" => <Test >",
                "\"<\"&RTrim(\" Test \")&\">\" => < Test>",
                "PadLeft(\"User\", 10, \"0\") => 000000User",
                "PadRight(\"User\", 10, \"0\") => User000000",
                "PadLeft(\"User\", 2, \"0\") => User",
                "Replace(\"One\" & CRLF & \"Two\",\"\\r\\n\",\", \") => One, Two",
                "ReplaceChars(\"Räksmörgås\",\"’:,Å:A,Ä:A,Ö:O,å:a,ä:a,ö:o\") => Raksmorgas",
                "ReplaceChars(\"O’Neil\",\"’:, ß:ss\") => ONeil",
                "Word(\"The quick brown fox\",3,\" \") => brown",
                "Word(\"This,string!has&many separators\",3,\",!&#\") => has",
                // flow
                "IIF(1=1,\"yes\",Error(\"no\")) => yes",
                "IIF(NULL,\"yes\",\"no\") => no",
                "Switch(1=2,\"a\",1=1,\"b\",True,Error(\"none\")) => b",
                "With($x,Trim([givenName]),$x & $x) => JoeJoe",
                "%Domain.FQDN% => sales.contoso.com",
                "%Domain.LDAP% => DC=sales,DC=contoso,DC=com",
                "%Forest.FQDN% => contoso.com",
                "%Connector.ID% => ad",
                "[ANCHOR] => AAECAwQFBgcICQoLDA0ODw=="
            })
    void answer(String formula, String result) {
        assertThat(print(formula)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Trim([absent])",
                "BitAnd([absent],2)",
                "CStr([absent])",
                "StringFromSid([absent])",
                "Join([absent])",
                "ItemOrNull([numbers],4)",
                "RemoveDuplicates(Trim([absent]))",
                "%Unknown%",
                "Switch(False,1)",
                "DNComponent(CRef([dn]),99)",
                "DateAdd(\"d\",1,NULL)",
                "FormatDateTime([absent],\"yyyy\")"
            })
    void null_flows_through(String formula) {
        assertThat(value(formula)).isEqualTo(FlowValue.Literal.NULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Item([numbers],4) => there is no value 4 among 3",
                "CNum(\"x\") => \"x\" is no whole number",
                "CDate(\"soon\") => \"soon\" is no date",
                "CBool(\"maybe\") => \"maybe\" is neither True nor False",
                "CGuid(\"x\") => \"x\" is no GUID",
                "StringFromGuid(\"AAEC\") => a GUID has 16 bytes, not 3",
                "StringFromSid(\"AAEC\") => this is no security identifier: 3 bytes",
                "ConvertFromUTF8Hex(\"4x\") => \"4x\" is not hexadecimal",
                "PadLeft(\"a\",20000,\"x\") => the length 20000 is above 10000",
                "RandomNum(9,1) => the end 1 lies before the start 9",
                "DateAdd(\"z\",1,Now()) => no such interval: z",
                "Split(\"a\",\"ab\") => the delimiter must be one character",
                "CertSubject(\"AAEC\") => the value is no X.509 certificate",
                "InStr(\"a\",\"a\",0) => the start must be 1 or more, and is 0",
                "Join([numbers],[numbers]) => argument 2 has 3 values, but one is needed",
                "Left(\"a\",NULL) => argument 2 is NULL, but a number is needed"
            })
    void wrong_values_fail_the_object_with_a_message(String formula, String message) {
        assertThat(failure(formula).message()).isEqualTo(message);
        assertThat(failure(formula).declared()).isFalse();
    }

    @Test
    void an_error_that_a_rule_declares_is_told_apart() {
        Evaluated.Failure failure = failure("IIF(IsPresent([absent]),1,Error(\"no \" & \"name\"))");
        assertThat(failure).isEqualTo(new Evaluated.Failure(26, "no name", true));
    }

    @Test
    void switch_evaluates_everything_but_raises_only_the_error_it_chose() {
        assertThat(failure("Switch(True,1,False,CNum(\"x\"))").message()).contains("is no whole number");
        assertThat(failure("Switch(False,1,True,Error(\"unknown city\"))").message())
                .isEqualTo("unknown city");
    }

    @Test
    void scalar_functions_map_over_several_values() {
        assertThat(printed("LCase([proxyAddresses])"))
                .containsExactly("smtp:jd@contoso.com", "smtp:joe@contoso.com", "sip:joe@contoso.com");
        assertThat(printed("RemoveDuplicates(LCase(Left([proxyAddresses],4)))")).containsExactly("smtp", "sip:");
        assertThat(printed("IIF(InStr([proxyAddresses],\"SIP:\")=1,NULL,[proxyAddresses])"))
                .containsExactly("smtp:jd@contoso.com", "SMTP:joe@contoso.com");
    }

    @Test
    void select_and_where_bind_each_value() {
        assertThat(printed("Select($item,[numbers],$item & \"!\")")).containsExactly("1!", "2!", "3!");
        assertThat(printed("Where($item,[numbers],$item > 1)")).containsExactly("2", "3");
        assertThat(printed("With($big,Where($item,[numbers],$item > 1),IIF(Count($big)>1,$big,NULL))"))
                .containsExactly("2", "3");
        assertThat(printed("Select($a,[numbers],Join(Where($b,[numbers],$b <= $a),\"\"))"))
                .containsExactly("1", "12", "123");
    }

    @Test
    void split_stops_at_its_limit() {
        assertThat(printed("Split(\"a,b,c\",\",\")")).containsExactly("a", "b", "c");
        assertThat(printed("Split(\"a,b,c\",\",\",2)")).containsExactly("a", "b,c");
        assertThat(printed("Split(\"a,,c\",\",\")")).containsExactly("a", "", "c");
    }

    @Test
    void literals_pass_through_scalar_functions() {
        assertThat(value("IgnoreThisFlow")).isEqualTo(FlowValue.Literal.IGNORE_THIS_FLOW);
        assertThat(value("Trim(IIF(True,IgnoreThisFlow,1))")).isEqualTo(FlowValue.Literal.IGNORE_THIS_FLOW);
        assertThat(value("IIF(False,1,AuthoritativeNull)")).isEqualTo(FlowValue.Literal.AUTHORITATIVE_NULL);
    }

    @Test
    void random_values_depend_on_run_object_and_place_only() {
        assertThat(print("Guid()")).isEqualTo(print("Guid()")).hasSize(36);
        assertThat(print("Guid() = Guid()")).isEqualTo("False");
        assertThat(Long.parseLong(print("RandomNum(100,999)"))).isBetween(100L, 999L);
    }

    @Test
    void binary_is_cut_and_joined_byte_by_byte() {
        assertThat(print("Mid([objectGUID],2,2) & CBin(2,1)")).isEqualTo("AQIC");
        assertThat(print("CNum(Mid([objectGUID],2,2))")).isEqualTo("513");
        assertThat(print("Len(Thumbprint([objectGUID]))")).isEqualTo("32");
    }

    @Test
    void a_formula_that_would_grow_without_bound_fails_its_object() {
        String doubled = "$x";
        for (int i = 0; i < 30; i++) {
            doubled = "With($x,$x & $x," + doubled + ")";
        }
        assertThat(failure("With($x,[mail]," + doubled + ")").message()).contains("longer than 1000000 characters");
        assertThat(failure("With($x,PadLeft(\"\",9999,\"a\"),Replace($x,\"a\",$x))")
                        .message())
                .contains("longer than 1000000 characters");
        String nested = "$n";
        for (int i = 0; i < 14; i++) {
            nested = "Select($n,[numbers]," + nested + ")";
        }
        assertThat(failure(nested).message()).contains("more than 100000 values");
        String many = "Split(PadLeft(\"\",9999,\",\"),\",\")";
        assertThat(failure("PadLeft(" + many + ",9999,\"x\")").message()).contains("longer than 10000000 characters");
        assertThat(failure("Select($n," + many + ",PadLeft($n,9999,\"x\"))").message())
                .contains("longer than 10000000 characters");
        String counted = "1";
        for (int i = 0; i < 14; i++) {
            counted = "Count(Select($n,[numbers]," + counted + "))";
        }
        assertThat(failure(counted).message()).contains("more than 1000000 steps");
    }

    @Test
    void sizes_beyond_any_text_are_cut() {
        assertThat(failure("PadLeft(\"a\",9223372036854775807,\"x\")").message())
                .contains("above 10000");
        assertThat(print("PadLeft(\"a\",-9223372036854775807,\"x\")")).isEqualTo("a");
        assertThat(print("Right(\"abc\",9223372036854775807)")).isEqualTo("abc");
        assertThat(print("InStrRev(\"abc\",\"c\",-9223372036854775807)")).isEqualTo("3");
    }
}
