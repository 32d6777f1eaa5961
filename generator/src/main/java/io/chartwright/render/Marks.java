package io.chartwright.render;

import com.hubspot.jinjava.tree.parse.TokenScannerSymbols;

/**
 * The marks of generation time: {@code [= value =]}, {@code [% tag %]} and {@code [~ note ~]}, which no Helm action,
 * shell test or Markdown link looks like.
 */
final class Marks extends TokenScannerSymbols {
    private static final long serialVersionUID = 1L;

    static final String VALUE_START = "[=";
    static final String VALUE_END = "=]";

    @Override
    public char getPrefixChar() {
        return '[';
    }

    @Override
    public char getPostfixChar() {
        return ']';
    }

    @Override
    public char getFixedChar() {
        return 0;
    }

    @Override
    public char getNoteChar() {
        return '~';
    }

    @Override
    public char getTagChar() {
        return '%';
    }

    @Override
    public char getExprStartChar() {
        return '=';
    }

    @Override
    public char getExprEndChar() {
        return '=';
    }

    @Override
    public char getNewlineChar() {
        return '\n';
    }

    @Override
    public char getTrimChar() {
        return '-';
    }
}
