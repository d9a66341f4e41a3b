package io.isthmus.analyzer.equivalence;

import io.isthmus.analyzer.fixtures.ConnectExport;
import java.util.Map;

/** Custom rules that have something of everything a rule can have. All names in them are invented. */
final class MeantRules {

    private static final String FILE = "SynchronizationRules/SynchronizationRule_{3}.xml";

    private static final String IN = """
            <synchronizationRule><id>{33333333-0000-4000-8000-000000000003}</id><name>Everything in</name><immutable-tag/>
            <direction>Inbound</direction><disabled>False</disabled><connector>%s</connector>
            <sourceObjectType>user</sourceObjectType><targetObjectType>person</targetObjectType>
            <linkType>Provision</linkType><precedence>50</precedence>
            <softDeleteExpiryInterval>00:00:00</softDeleteExpiryInterval><EnablePasswordSync>false</EnablePasswordSync>
            <attribute-mappings>
            <mapping><dest>department</dest><src><attr>department</attr></src>
            <expression>IIF(IsPresent([department]),Left(Trim([department]), 64),"none at all")</expression>
            <valueMergeType>Update</valueMergeType></mapping>
            <mapping execute-once="true"><dest>proxyAddresses</dest><src><attr>proxyAddresses</attr></src>
            <valueMergeType>Merge</valueMergeType></mapping>
            <mapping><dest>usageLocation</dest><src>AT</src></mapping>
            <mapping><dest>cloudFiltered</dest><src>True</src><valueMergeType>Update</valueMergeType></mapping>
            </attribute-mappings>
            <relationshipCriteria><conditions>
            <condition><csAttribute>employeeID</csAttribute><ilmAttribute>employeeID</ilmAttribute>
            <caseSensitive>True</caseSensitive></condition>
            <condition><csAttribute>mail</csAttribute><ilmAttribute>mail</ilmAttribute><caseSensitive/></condition>
            </conditions></relationshipCriteria>
            <synchronizationCriteria><conditions>
            <scope><csAttribute>department</csAttribute><csOperator>EQUAL</csOperator><csValue>Sales</csValue></scope>
            <scope><csAttribute>userAccountControl</csAttribute><csOperator>ISBITNOTSET</csOperator><csValue>2</csValue></scope>
            </conditions><conditions>
            <scope><csAttribute>title</csAttribute><csOperator>ISNULL</csOperator><csValue/></scope>
            </conditions></synchronizationCriteria></synchronizationRule>
            """.formatted(ConnectExport.SOURCE);

    private static final String OUT = """
            <synchronizationRule><id>{33333333-0000-4000-8000-000000000003}</id><name>Everything out</name>
            <immutable-tag>Fabrikam.Out.002</immutable-tag>
            <direction>Outbound</direction><disabled>False</disabled><connector>%s</connector>
            <sourceObjectType>person</sourceObjectType><targetObjectType>user</targetObjectType>
            <linkType>Join</linkType><precedence>51</precedence>
            <softDeleteExpiryInterval>2.00:00:00</softDeleteExpiryInterval><EnablePasswordSync>true</EnablePasswordSync>
            <attribute-mappings>
            <mapping><dest>dn</dest><src><attr>sourceAnchor</attr></src></mapping>
            <mapping><dest>department</dest><src><attr>department</attr></src><valueMergeType>Update</valueMergeType></mapping>
            <mapping><dest>jobTitle</dest><expression>Replace([title], "a b", "ab") &amp; Mid([sn], 2, 3)</expression></mapping>
            <mapping><dest>preferredLanguage</dest><src>de-AT</src></mapping>
            </attribute-mappings>
            <relationshipCriteria><conditions>
            <condition><csAttribute>sourceAnchor</csAttribute><ilmAttribute>sourceAnchor</ilmAttribute>
            <caseSensitive>True</caseSensitive></condition></conditions></relationshipCriteria>
            <synchronizationCriteria><conditions>
            <scope><csAttribute>sourceObjectType</csAttribute><csOperator>EQUAL</csOperator><csValue>User</csValue></scope>
            </conditions></synchronizationCriteria></synchronizationRule>
            """.formatted(ConnectExport.CLOUD);

    /** What is not said is as the rules editor fills it in. */
    private static final String SHORT = """
            <synchronizationRule><id>{33333333-0000-4000-8000-000000000003}</id><name>Short</name><immutable-tag/>
            <direction>Inbound</direction><disabled/><connector>%s</connector>
            <sourceObjectType>contact</sourceObjectType><targetObjectType>person</targetObjectType>
            <linkType>Join</linkType><precedence>9</precedence><softDeleteExpiryInterval/><EnablePasswordSync/>
            <attribute-mappings><mapping><dest>title</dest><src><attr>title</attr></src></mapping></attribute-mappings>
            <relationshipCriteria/><synchronizationCriteria/></synchronizationRule>
            """.formatted(ConnectExport.SOURCE);

    private MeantRules() {}

    /** An export whose only rule this is. */
    static Map<String, String> export(String which) {
        Map<String, String> files = ConnectExport.files("");
        files.put(
                FILE,
                switch (which) {
                    case "in" -> IN;
                    case "out" -> OUT;
                    case "short" -> SHORT;
                    default -> throw new IllegalArgumentException(which);
                });
        return files;
    }
}
