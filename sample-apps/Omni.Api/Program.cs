using Omni.Channels;
using Omni.Chats;
using Omni.Contacts;
using Omni.Instances;
using Omni.Messages;
using Omni.Security;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddControllers();
// In development too, where a body that cannot be read would else become a 500 of the exception handler.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddApiKeyAuthentication();
builder.Services.AddChannels();
builder.Services.AddSingleton<InstanceRegistry>();
builder.Services.AddSingleton<ContactBook>();
builder.Services.AddSingleton<ChatRegistry>();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();

var api = app.MapGroup("/api/v1").RequireAuthorization();
api.MapMessages();
api.MapInstances();
api.MapContacts();
api.MapChats();
app.MapControllers().RequireAuthorization();
app.MapGet("/health", () => TypedResults.Text("healthy"));

app.Run();
