package io.isthmus.contracts.golden;

/**
 * A message as it once travelled, and what it means.
 *
 * @param path of the JSON below {@code golden/v1/}
 * @param readAs the type a reader asks for
 * @param meaning what it reads to, and what is written back as the same JSON
 */
record GoldenSample(String path, Class<?> readAs, Object meaning) {

    @Override
    public String toString() {
        return path;
    }
}
