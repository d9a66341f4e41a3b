package io.isthmus.migration.console.page;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.console.ConsolePage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** How the console answers: with a page, by leading to another one, or with the reason why not. */
@RequestScoped
public class PageResponses {

    private final Visitor visitor;

    PageResponses(Visitor visitor) {
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance refused(Frame frame, Problem refusal, String back);

        private Templates() {}
    }

    /** After a change: the page is asked for anew, so that reloading repeats nothing (303). */
    public static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    public static Response page(int status, TemplateInstance page) {
        return Response.status(status).type(MediaType.TEXT_HTML).entity(page).build();
    }

    /** @param back where the reader may want to go on */
    public Response refused(ProblemException problem, ConsolePage section, String back) {
        Problem refusal = Problem.of(problem);
        return page(refusal.status(), Templates.refused(visitor.frame(refusal.title(), section), refusal, back));
    }
}
