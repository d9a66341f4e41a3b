package io.isthmus.migration.console.overview;

import io.isthmus.chassis.access.Roles;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The pipeline at a glance. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OverviewPage {

    private final Visitor visitor;
    private final Watch watch;

    OverviewPage(Visitor visitor, Watch watch) {
        this.visitor = visitor;
        this.watch = watch;
    }

    @CheckedTemplate(basePath = "console")
    public static class Templates {
        static native TemplateInstance overview(Frame frame, Overview view);

        public static native TemplateInstance pipeline(Overview view);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance overview() {
        Frame frame = visitor.frame("Overview", ConsolePage.OVERVIEW);
        return Templates.overview(frame, Overview.of(watch.now(), frame.zone()));
    }
}
