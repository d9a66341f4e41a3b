/*
 * The expression language of declarative provisioning, as far as its shape goes.
 *
 * Operators stand in one flat list on purpose: the language has no precedence among them. What binds to what is decided
 * in one place, when the list is folded from left to right.
 */
grammar SyncExpression;

formula
    : expression EOF
    ;

expression
    : operand (operator operand)*
    ;

operator
    : '<' | '<=' | '<>' | '=' | '>' | '>=' | '+' | '-' | '*' | '&' | '&&' | '||'
    ;

operand
    : '-'* primary
    ;

primary
    : '(' expression ')'                            # parentheses
    | NAME '(' (expression (',' expression)*)? ')'  # call
    | ATTRIBUTE                                     # attribute
    | PARAMETER                                     # parameter
    | VARIABLE                                      # variable
    | STRING                                        # text
    | HEX                                           # hexadecimal
    | NUMBER                                        # number
    | NAME                                          # name
    ;

ATTRIBUTE : '[' ~[\][\r\n"]+ ']' ;
PARAMETER : '%' [A-Za-z] [A-Za-z0-9_.\-]* '%' ;
VARIABLE  : '$' [A-Za-z_] [A-Za-z0-9_]* ;
STRING    : '"' ( '""' | ~["] )* '"' ;
HEX       : '&' [Hh] [0-9A-Fa-f]+ ;
NUMBER    : [0-9]+ ;
NAME      : [A-Za-z_] [A-Za-z0-9_]* ;
SPACE     : [ \t\r\n\u00A0\uFEFF]+ -> skip ;
/* whatever else is there becomes a token of its own, so that the parser can name its place */
UNKNOWN   : . ;
