package io.isthmus.sandbox.provider;

import io.isthmus.sandbox.dialect.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a listing that asks for nothing but a page with the stored bytes as they are. */
final class PlainListing {

    private static final Pattern PAGE =
            Pattern.compile("/(User|Group|Contact)s(?:\\?(?:(?:startIndex|count)=-?\\d+&?)*)?");
    private static final Pattern NUMBER = Pattern.compile("(startIndex|count)=(-?\\d{1,9})");

    private final Resources resources;

    PlainListing(Resources resources) {
        this.resources = resources;
    }

    /** @return empty when it asks for more than a page */
    Optional<HttpAnswer> answer(String target) {
        Matcher page = PAGE.matcher(target);
        if (!page.matches()) {
            return Optional.empty();
        }
        long startIndex = 1;
        int count = ScimService.MAX_RESULTS;
        Matcher numbers = NUMBER.matcher(target);
        while (numbers.find()) {
            int number = Integer.parseInt(numbers.group(2));
            if (numbers.group(1).equals("count")) {
                count = Math.clamp(number, 0, ScimService.MAX_RESULTS);
            } else {
                startIndex = Math.max(1, number);
            }
        }
        return Optional.of(HttpAnswer.scim(200, list(resources.store(page.group(1)), startIndex, count)));
    }

    private static byte[] list(ResourceStore store, long startIndex, int count) {
        List<StoredResource> found = store.page(startIndex - 1, count);
        ByteArrayOutputStream json = new ByteArrayOutputStream(found.size() * 1_500 + 200);
        json.writeBytes(("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":"
                        + store.size() + ",\"startIndex\":" + startIndex + ",\"itemsPerPage\":" + found.size()
                        + ",\"Resources\":[")
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(found.get(i).json());
        }
        json.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return json.toByteArray();
    }
}
